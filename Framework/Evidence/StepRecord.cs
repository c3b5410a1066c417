namespace Framework.Evidence;

/// <summary>One executed step with what was seen because of it.</summary>
/// <param name="Keyword">As written, trimmed (<c>Given</c>, <c>And</c>, <c>Пусть</c>); empty if unknown.</param>
/// <param name="Text">The step's text with example values filled in.</param>
/// <param name="Argument">The data table (rows joined by <c>|</c>) or doc string; null if none.</param>
/// <param name="StartedAt">Wall-clock time.</param>
/// <param name="Duration">Wall-clock time from start to end, hooks of the step included.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Failure">Set when it did not pass.</param>
/// <param name="Evidence">In the order in which it happened.</param>
public sealed record StepRecord(
    string Keyword,
    string Text,
    string? Argument,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    Outcome Outcome,
    Failure? Failure,
    IReadOnlyList<EvidenceItem> Evidence)
{
    /// <summary>What it is for.</summary>
    public StepRole Role { get; init; }
}
