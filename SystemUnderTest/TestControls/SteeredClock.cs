namespace SystemUnderTest.TestControls;

/// <summary>A clock that stands still until it is moved. Timers fire, in order of their due time, while it is moved on; where it is put back, they wait for as long as they had left.</summary>
internal sealed class SteeredClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<SteeredTimer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires; null if none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
                return _timers.Count == 0 ? null : _timers.Min(t => t.Due);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteeredTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on to a moment and fires what is due by then, or back to one that has passed.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (_lock)
        {
            var back = _now - moment;
            if (back > TimeSpan.Zero)
            {
                _now = moment;
                foreach (var timer in _timers)
                    timer.Shift(-back);
                return;
            }
        }

        while (TakeDue(moment) is { } timer)
            timer.Fire();
    }

    private SteeredTimer? TakeDue(DateTimeOffset moment)
    {
        lock (_lock)
        {
            var due = _timers.Where(t => t.Due <= moment).MinBy(t => t.Due);
            var now = due is null ? moment : due.Due;
            _now = now > _now ? now : _now;
            if (due is not null && !due.Rearm())
                _timers.Remove(due);
            return due;
        }
    }

    /// <summary>Fires in the execution context that it was made in, as every timer does.</summary>
    private sealed class SteeredTimer(SteeredClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fires = dueTime == TimeSpan.Zero;
            lock (clock._lock)
            {
                _period = period;
                clock._timers.Remove(this);
                if (fires ? Repeats : dueTime > TimeSpan.Zero)
                {
                    Due = clock._now + (fires ? period : dueTime);
                    clock._timers.Add(this);
                }
            }

            if (fires)
                ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        /// <returns>Whether it fires again.</returns>
        public bool Rearm()
        {
            Due += _period;
            return Repeats;
        }

        public void Shift(TimeSpan by) => Due += by;

        public void Fire()
        {
            if (_context is null)
                callback(state);
            else
                ExecutionContext.Run(_context, _ => callback(state), null);
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private bool Repeats => _period > TimeSpan.Zero;
    }
}
