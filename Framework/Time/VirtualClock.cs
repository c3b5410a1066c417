namespace Framework.Time;

/// <summary>
/// A clock that stands still until it is moved. Timers made from it fire, in order of their due time, while it is moved.
/// Time never passes by itself, so "nothing happened within an hour" costs nothing and is certain.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : SteerableClock
{
    private readonly Lock _lock = new();
    private readonly SortedSet<VirtualTimer> _timers = new(VirtualTimer.ByDueTime);
    private TimeSpan _elapsed;
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _order;

    /// <inheritdoc/>
    public override DateTimeOffset Start { get; } = start.ToUniversalTime();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
                return _timers.Min is { } next ? _now + (next.Due - _elapsed) : null;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock)
            return _elapsed.Ticks;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public override ValueTask<TimeSpan> MoveToNextTimerAsync(TimeSpan atMost) => ValueTask.FromResult(MoveToNextTimer(atMost));

    /// <inheritdoc cref="MoveToNextTimerAsync"/>
    public TimeSpan MoveToNextTimer(TimeSpan atMost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, TimeSpan.Zero);
        TimeSpan moved;
        List<VirtualTimer> due = [];
        lock (_lock)
        {
            moved = _timers.Min is { } next && next.Due - _elapsed < atMost ? Max(next.Due - _elapsed, TimeSpan.Zero) : atMost;
            _elapsed += moved;
            _now += moved;
            while (_timers.Min is { } timer && timer.Due <= _elapsed)
            {
                _timers.Remove(timer);
                timer.Rearm(_elapsed, ref _order, _timers);
                due.Add(timer);
            }
        }

        foreach (var timer in due)
            timer.Fire();
        return moved;
    }

    /// <summary>Puts the clock back to its start. Timers that are set begin their count again, as if the system had just been started.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _now = Start;
            foreach (var timer in _timers.ToList())
            {
                _timers.Remove(timer);
                timer.Restart(_elapsed, ref _order, _timers);
            }
        }
    }

    internal bool Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            return timer.Set(dueTime, period, _elapsed, ref _order, _timers);
        }
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
