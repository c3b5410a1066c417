using Framework.Lanes;
using Framework.Time;

namespace Framework.Remote;

/// <summary>The clocks of all instances, as one. They stand still while scenarios share the system; a scenario that moves them has it for itself.</summary>
internal sealed class RemoteClock(SystemControls controls, DateTimeOffset start) : SteerableClock
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _resetting = new(1, 1);
    private bool _isMoved = true;
    private ClockState _state = new(start, null);

    public override DateTimeOffset Start => start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
                return _state.NextDue;
        }
    }

    /// <summary>Whether whoever runs now has the system for itself.</summary>
    internal bool MayMove { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _state.Now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override async ValueTask<TimeSpan> MoveToNextTimerAsync(TimeSpan atMost)
    {
        _isMoved = true;
        if (!MayMove)
            throw new MissingCapabilityException(Capabilities.VirtualTime, "The clock of a system that others use at the same time was to be moved.");
        var before = Keep(await controls.ReadAsync());
        var target = before.Now + atMost;
        var to = before.NextDue is { } due && due < target ? due > before.Now ? due : before.Now : target;
        return Keep(await controls.MoveToAsync(to)).Now - before.Now;
    }

    /// <summary>Puts all of them to where they stand at the start of every scenario, if they may be elsewhere.</summary>
    internal async Task ResetAsync()
    {
        await _resetting.WaitAsync();
        try
        {
            if (_isMoved)
                Keep(await controls.MoveToAsync(start));
            _isMoved = false;
        }
        finally
        {
            _resetting.Release();
        }
    }

    private ClockState Keep(ClockState state)
    {
        lock (_lock)
            return _state = state;
    }
}
