using Framework.Evidence;

namespace Framework.Gherkin;

/// <summary>All steps passed, but a check at the scenario's end did not: a refused vendor call, a leak, work that never ended.</summary>
public sealed class EndOfScenarioException(Failure failure) : Exception($"{failure.Message} ({failure.Origin})")
{
    /// <summary>What was found.</summary>
    public Failure Failure { get; } = failure;
}
