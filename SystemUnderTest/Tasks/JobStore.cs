using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;

namespace SystemUnderTest.Tasks;

/// <summary>The job table, as workers use it. Each change is one conditional statement, so that two workers never have the same job.</summary>
internal sealed class JobStore(AppDb db, TimeProvider time, IOptions<TaskOptions> options)
{
    /// <summary>Takes the job, if it is due and nobody has it; null if not.</summary>
    public async Task<Job?> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var claimed = await db.Jobs.FromSql($"""
            UPDATE jobs SET status = 'running', attempts = attempts + 1, leased_until = {now + options.Value.Lease}
            WHERE id = {id} AND run_at <= {now} AND (status = 'queued' OR (status = 'running' AND leased_until < {now}))
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return claimed.SingleOrDefault();
    }

    public Task SucceedAsync(Job job, CancellationToken cancellationToken) =>
        Held(job).ExecuteUpdateAsync(j => j.SetProperty(x => x.Status, JobStatus.Succeeded).SetProperty(x => x.LeasedUntil, (DateTimeOffset?)null).SetProperty(x => x.LastError, (string?)null), cancellationToken);

    public Task FailAsync(Job job, string error, CancellationToken cancellationToken) =>
        Held(job).ExecuteUpdateAsync(j => j.SetProperty(x => x.Status, JobStatus.Failed).SetProperty(x => x.LeasedUntil, (DateTimeOffset?)null).SetProperty(x => x.LastError, error), cancellationToken);

    public Task RetryAsync(Job job, string error, DateTimeOffset at, CancellationToken cancellationToken) =>
        Held(job).ExecuteUpdateAsync(
            j => j.SetProperty(x => x.Status, JobStatus.Queued).SetProperty(x => x.LeasedUntil, (DateTimeOffset?)null).SetProperty(x => x.LastError, error).SetProperty(x => x.RunAt, at),
            cancellationToken);

    /// <summary>Jobs that may have been left by an instance that has stopped: those that nobody has in hand, and those whose worker is trusted until its lease is over.</summary>
    public Task<List<Job>> FindAbandonedAsync(CancellationToken cancellationToken) =>
        db.Jobs.AsNoTracking().Where(j => j.Status == JobStatus.Queued || j.Status == JobStatus.Running).OrderBy(j => j.RunAt).Take(1000).ToListAsync(cancellationToken);

    public Task<List<Job>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Jobs.AsNoTracking().Where(j => ids.Contains(j.Id) && j.Status == JobStatus.Queued).OrderBy(j => j.RunAt).ToListAsync(cancellationToken);

    /// <summary>Jobs that are due or running, wherever: the oldest few.</summary>
    public Task<List<Job>> FindUnfinishedAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        return db.Jobs.AsNoTracking().Where(j => j.Status == JobStatus.Running || (j.Status == JobStatus.Queued && j.RunAt <= now)).OrderBy(j => j.RunAt).Take(20).ToListAsync(cancellationToken);
    }

    private IQueryable<Job> Held(Job job) => db.Jobs.Where(j => j.Id == job.Id && j.Status == JobStatus.Running && j.Attempts == job.Attempts);
}
