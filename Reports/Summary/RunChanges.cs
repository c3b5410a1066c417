namespace Reports.Summary;

/// <summary>What is otherwise than in earlier runs. Scenarios are referred to as <c>feature: name</c>.</summary>
/// <param name="SinceRun">The run before; null if there is none.</param>
/// <param name="SinceStartedAt">When it began.</param>
/// <param name="NewlyBroken">Failed now, passed when it ran last.</param>
/// <param name="StillBroken">Failed now and when it ran last.</param>
/// <param name="Fixed">Passed now, failed when it ran last.</param>
/// <param name="Flaky">Went to and fro, within this run or over the last ten in which it ran; with how often it failed.</param>
/// <param name="Slower">Takes more than twice its median of earlier runs; with both times.</param>
/// <param name="New">Never ran before.</param>
/// <param name="Gone">Ran in the run before, and is not in the suite any more.</param>
public sealed record RunChanges(
    string? SinceRun,
    DateTimeOffset? SinceStartedAt,
    IReadOnlyList<string> NewlyBroken,
    IReadOnlyList<string> StillBroken,
    IReadOnlyList<string> Fixed,
    IReadOnlyList<string> Flaky,
    IReadOnlyList<string> Slower,
    IReadOnlyList<string> New,
    IReadOnlyList<string> Gone)
{
    /// <summary>Whether nothing is otherwise.</summary>
    public bool AreNone => NewlyBroken.Count + Fixed.Count + Flaky.Count + Slower.Count + New.Count + Gone.Count == 0;
}
