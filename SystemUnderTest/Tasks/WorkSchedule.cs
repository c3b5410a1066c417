using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SystemUnderTest.Tasks;

/// <summary>What this instance has to do, and when: due work goes to the workers' channel at once, later work when its timer fires.</summary>
internal sealed class WorkSchedule(TimeProvider time) : ITaskMonitor, IDisposable
{
    private readonly Channel<DueWork> _due = Channel.CreateUnbounded<DueWork>();
    private readonly ConcurrentDictionary<string, DueWork> _unfinished = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ITimer> _timers = new(StringComparer.Ordinal);

    public ChannelReader<DueWork> Due => _due.Reader;

    /// <summary>Work that is to be done once, now or later.</summary>
    public void Add(DueWork work, DateTimeOffset at)
    {
        var wait = at - time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            Release(work);
            return;
        }

        using (ExecutionContext.SuppressFlow())
            Keep(work.Id, time.CreateTimer(_ => Add(work, at), null, wait, Timeout.InfiniteTimeSpan)); // a timer may come a moment early: nothing is due then
    }

    /// <summary>Work that comes round. If it is still unfinished when its time comes again, that time is left out.</summary>
    public void AddRecurring(DueWork work, TimeSpan period) => Keep(work.Id, time.CreateTimer(_ => Release(work), null, period, period));

    public void Done(DueWork work) => _unfinished.TryRemove(work.Id, out _);

    public ValueTask<IReadOnlyList<string>> DescribeDueWorkAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. _unfinished.Values.Select(w => $"task {w.Kind} ({w.Id}) is due or running")]);

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
    }

    private void Keep(string id, ITimer timer)
    {
        if (_timers.TryRemove(id, out var earlier))
            earlier.Dispose();
        _timers[id] = timer;
    }

    private void Release(DueWork work)
    {
        if (work.JobId is not null && _timers.TryRemove(work.Id, out var timer))
            timer.Dispose();
        if (_unfinished.TryAdd(work.Id, work))
            _due.Writer.TryWrite(work);
    }
}

/// <summary>One piece of work for a worker: a job of the table, or recurring work.</summary>
internal sealed record DueWork(string Id, string Kind, Guid? JobId = null, string? TraceParent = null, string? Baggage = null)
{
    public static DueWork Of(Job job) => new(job.Id.ToString(), job.Kind, job.Id, job.TraceParent, job.Baggage);
}
