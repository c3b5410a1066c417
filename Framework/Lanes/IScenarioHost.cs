using Framework.Evidence;

namespace Framework.Lanes;

/// <summary>Gives scenarios a clean place to run.</summary>
public interface IScenarioHost : IAsyncDisposable
{
    /// <summary>Why this host cannot run a scenario: what it needs and the host lacks, in words for the report; null if it can.</summary>
    string? Lacks(ScenarioIdentity identity) => null;

    /// <summary>Waits for a clean lane and takes it.</summary>
    ValueTask<ScenarioScope> BeginAsync(ScenarioIdentity identity);
}
