namespace Framework.Evidence;

/// <summary>
/// Takes what the framework has seen. Called from many scenarios at once; each call must have put what it got
/// on disk before it returns, so that a killed run loses nothing that had ended.
/// </summary>
public interface IScenarioSink
{
    /// <summary>A scenario is about to run.</summary>
    void ScenarioStarted(ScenarioIdentity identity, DateTimeOffset at);

    /// <summary>A scenario has ended.</summary>
    void ScenarioEnded(ScenarioRecord record);

    /// <summary>Something suspicious was found about a scenario after it had ended.</summary>
    void Suspected(ScenarioIdentity identity, Suspect suspect)
    {
    }

    /// <summary>Facts about the run are known (again): called when the first lane is ready and when the run ends.</summary>
    void RunObserved(RunFacts facts);
}

/// <summary>Facts about the run that only the framework knows.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Target"><c>in-process</c>, <c>compose</c> or <c>url</c>.</param>
/// <param name="Lanes">How many lanes the run may use.</param>
/// <param name="Database">What ran, in words: <c>PostgreSQL 18.4 (embedded)</c>.</param>
/// <param name="BootDuration">From process start to the first lane being ready.</param>
/// <param name="ResetDurations">One entry a scenario: time that the reset took on the scenario's path.</param>
/// <param name="Finished">Whether the run has ended in order.</param>
public sealed record RunFacts(
    long Seed,
    string Target,
    int Lanes,
    string Database,
    TimeSpan BootDuration,
    IReadOnlyList<TimeSpan> ResetDurations,
    bool Finished)
{
    /// <summary>Operations of the system's OpenAPI document with what they answered; empty if the system has none.</summary>
    public IReadOnlyList<OperationUse> Operations { get => field ?? []; init; }
}
