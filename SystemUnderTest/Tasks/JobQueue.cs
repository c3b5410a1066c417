using System.Diagnostics;
using System.Text.Json;
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
        var now = time.Now();
        var job = new Job
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload),
            OwnerId = owner,
            RunAt = now,
            CreatedAt = now,
            TraceParent = Activity.Current?.Id,
            Baggage = TraceContext.BaggageOf(Activity.Current),
        };
        db.Jobs.Add(job);
        _added.Add(job);
        return job.Id;
    }

    /// <summary>To be called after the commit. A process that dies before leaves the jobs to the next scan.</summary>
    public void Dispatch()
    {
        foreach (var job in _added)
            schedule.Add(DueWork.Of(job), job.RunAt);
        _added.Clear();
    }
}
