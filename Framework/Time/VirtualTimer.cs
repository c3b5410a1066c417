namespace Framework.Time;

/// <summary>A timer of the virtual clock. Runs its callback in the execution context in which it was made, like a real one.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private long _order;
    private bool _disposed;

    internal static IComparer<VirtualTimer> ByDueTime { get; } = Comparer<VirtualTimer>.Create(static (a, b) => (a.Due, a._order).CompareTo((b.Due, b._order)));

    /// <summary>On the clock's count of elapsed time.</summary>
    internal TimeSpan Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

    public void Dispose()
    {
        _disposed = true;
        clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal bool Set(TimeSpan dueTime, TimeSpan period, TimeSpan elapsed, ref long order, SortedSet<VirtualTimer> timers)
    {
        if (_disposed)
            return false;
        (_dueTime, _period) = (dueTime, period);
        if (dueTime >= TimeSpan.Zero)
            Add(elapsed + dueTime, ref order, timers);
        return true;
    }

    internal void Rearm(TimeSpan elapsed, ref long order, SortedSet<VirtualTimer> timers)
    {
        if (_period > TimeSpan.Zero)
            Add(elapsed + _period, ref order, timers);
    }

    internal void Restart(TimeSpan elapsed, ref long order, SortedSet<VirtualTimer> timers) =>
        Add(elapsed + (_period > TimeSpan.Zero ? _period : _dueTime), ref order, timers);

    internal void Fire()
    {
        if (_disposed)
            return;
        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, static s => ((VirtualTimer)s!).Invoke(), this);
    }

    private void Invoke() => callback(state);

    private void Add(TimeSpan due, ref long order, SortedSet<VirtualTimer> timers)
    {
        (Due, _order) = (due, ++order);
        timers.Add(this);
    }
}
