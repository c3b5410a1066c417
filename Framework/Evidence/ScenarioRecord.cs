namespace Framework.Evidence;

/// <summary>Everything known about one execution of one scenario, once it has ended.</summary>
/// <param name="Identity">Which scenario.</param>
/// <param name="StartedAt">Wall-clock time.</param>
/// <param name="Duration">Wall-clock time.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Failure">The first failure; null when passed.</param>
/// <param name="Steps">The steps that were executed; those after a failing step are absent.</param>
/// <param name="Preparation">Evidence from before the first step (lane, data made by hooks).</param>
/// <param name="Suspects">What looks wrong although nothing failed: leaks, N+1.</param>
/// <param name="TraceId">The W3C trace id, 32 hex digits.</param>
/// <param name="Lane">Number of the lane, from 1; 0 if it never got one.</param>
/// <param name="Seed">The seed that the scenario's data came from.</param>
/// <param name="Attempt">1 for the first execution in the run, 2 for a repeat, ...</param>
public sealed record ScenarioRecord(
    ScenarioIdentity Identity,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    Outcome Outcome,
    Failure? Failure,
    IReadOnlyList<StepRecord> Steps,
    IReadOnlyList<EvidenceItem> Preparation,
    IReadOnlyList<Suspect> Suspects,
    string TraceId,
    int Lane,
    long Seed,
    int Attempt)
{
    /// <summary>Whom the same host had served before, in order; given for those that failed only.</summary>
    public IEnumerable<ScenarioIdentity> RanBefore { get; init; } = [];

    /// <summary>Where the system's clock stood when the scenario began.</summary>
    public DateTimeOffset StartOfTime { get; init; }
}

/// <summary>Something suspicious that did not fail the scenario.</summary>
/// <param name="Kind"><c>n-plus-one</c>, <c>leak</c>, <c>slow-statement</c>, ...</param>
/// <param name="Detail">One line: what, where, how often.</param>
public sealed record Suspect(string Kind, string Detail);
