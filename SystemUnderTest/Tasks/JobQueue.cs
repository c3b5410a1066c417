using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Tasks;

/// <summary>Takes jobs into the caller's transaction; they begin once it is committed.</summary>
internal sealed class JobQueue(AppDb db, WorkSchedule schedule, TimeProvider time)
{
    private readonly List<Job> _added = [];

    /// <summary>Adds a job to what the next <c>SaveChanges</c> writes.</summary>
    /// <returns>The number by which its owner may ask for it.</returns>
    public Guid Add<T>(string kind, T payload, Guid owner)
    {
        var job = JobOf(Guid.CreateVersion7(time.Now()), kind, payload, owner);
        db.Jobs.Add(job);
        _added.Add(job);
        return job.Id;
    }

    /// <summary>Adds, commits and begins a job, unless it has been added before: what somebody repeats until it is answered is done once.</summary>
    /// <param name="key">What tells one from another, such as the number of a vendor's message.</param>
    /// <param name="kind">Which kind of job.</param>
    /// <param name="payload">What its handler needs to know.</param>
    /// <param name="owner">Who may ask for it.</param>
    /// <param name="cancellationToken">Cancels it before the commit.</param>
    public async Task AddOnceAsync<T>(string key, string kind, T payload, Guid owner, CancellationToken cancellationToken)
    {
        var job = JobOf(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{key}")).AsSpan(0, 16)), kind, payload, owner);
        db.Jobs.Add(job);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(JobTable.PrimaryKey))
        {
            db.Entry(job).State = EntityState.Detached;
            return;
        }

        schedule.Add(DueWork.Of(job), job.RunAt);
    }

    /// <summary>To be called after the commit. A process that dies before leaves the jobs to the next scan.</summary>
    public void Dispatch()
    {
        foreach (var job in _added)
            schedule.Add(DueWork.Of(job), job.RunAt);
        _added.Clear();
    }

    private Job JobOf<T>(Guid id, string kind, T payload, Guid owner)
    {
        var now = time.Now();
        return new Job
        {
            Id = id,
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload),
            OwnerId = owner,
            RunAt = now,
            CreatedAt = now,
            TraceParent = Activity.Current?.Id,
            Baggage = TraceContext.BaggageOf(Activity.Current),
        };
    }
}
