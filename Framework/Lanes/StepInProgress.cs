using Framework.Evidence;
using Framework.Tracing;

namespace Framework.Lanes;

/// <summary>A step while it runs. Its evidence may grow until the scenario ends: a job that it started may finish later.</summary>
internal sealed class StepInProgress(string keyword, string text, string? argument, DateTimeOffset startedAt, long began, EvidenceBucket evidence, StepRole role)
{
    internal long Began { get; } = began;

    internal IReadOnlyList<EvidenceItem> Seen => evidence.ToList();

    internal EvidenceBucket Bucket => evidence;

    internal DateTimeOffset EndedAt => startedAt + Duration;

    internal TimeSpan Duration { get; set; }

    internal Exception? Error { get; set; }

    internal StepRecord ToRecord() => new(
        keyword,
        text,
        argument,
        startedAt,
        Duration,
        Error is null ? Outcome.Passed : Failures.OutcomeOf(Error),
        Error is null ? null : Failures.From(Error, "step"),
        evidence.ToList())
    {
        Role = role,
    };
}
