using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Tasks;

/// <summary>A piece of background work that survives a restart, with the trace of the request that asked for it.</summary>
internal sealed class Job
{
    public Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public string Status { get; init; } = JobStatus.Queued;
    public int Attempts { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset RunAt { get; init; }

    /// <summary>Until when the worker that runs it may be trusted to be alive.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Who may ask for its status.</summary>
    public Guid OwnerId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public string? TraceParent { get; init; }
    public string? Baggage { get; init; }
}

internal static class JobStatus
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
}

internal sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public const string PrimaryKey = "pk_jobs";

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.HasKey(j => j.Id).HasName(PrimaryKey);
        builder.ToTable("jobs", table =>
        {
            table.HasCheckConstraint("ck_jobs_status", "status IN ('queued', 'running', 'succeeded', 'failed')");
            table.HasCheckConstraint("ck_jobs_lease", "(status = 'running') = (leased_until IS NOT NULL)");
        });
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Payload).HasColumnType("jsonb");
        builder.HasIndex(j => j.RunAt).HasFilter("status IN ('queued', 'running')");
    }
}
