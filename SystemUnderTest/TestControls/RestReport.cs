using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Realtime;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.TestControls;

/// <summary>What of a trace is unfinished: here, and, of jobs, anywhere.</summary>
internal sealed class RestReport(OpenWork work, WorkSchedule own, IRealtimeMonitor realtime, AppDb db, SteeredClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(3);

    /// <summary>Answers at once when all is quiet, else after a moment with what is not.</summary>
    /// <param name="trace">The W3C trace id.</param>
    /// <param name="all">Whether whatever this instance does counts, also what it does by itself.</param>
    /// <param name="cancellationToken">Nobody waits any more.</param>
    public async Task<IReadOnlyList<string>> WaitAsync(string trace, bool all, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var unfinished = await FindAsync(trace, all, cancellationToken);
            if (unfinished.Count == 0 || TimeProvider.System.GetElapsedTime(began) > Patience)
                return unfinished;
            await Task.Delay(AskAgain, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> FindAsync(string trace, bool all, CancellationToken cancellationToken)
    {
        if (work.Describe(all ? null : trace, Activity.Current) is { Count: > 0 } open)
            return open;
        if (await DueJobsAsync(trace, cancellationToken) is { Count: > 0 } jobs)
            return jobs;
        if (all && await own.DescribeDueWorkAsync(cancellationToken) is { Count: > 0 } due)
            return due;
        if (await realtime.DescribePendingAsync(cancellationToken) is { Count: > 0 } frames)
            return frames;
        return work.Describe(all ? null : trace, Activity.Current);
    }

    /// <summary>Whoever is to do them: another instance may not even know of them yet.</summary>
    private async Task<IReadOnlyList<string>> DueJobsAsync(string trace, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Jobs.AsNoTracking()
            .Where(j => (j.Status == JobStatus.Running || (j.Status == JobStatus.Queued && j.RunAt <= now)) && j.TraceParent != null && j.TraceParent.Contains(trace))
            .Select(j => $"task {j.Kind} ({j.Id}) is {j.Status}").ToListAsync(cancellationToken);
    }
}
