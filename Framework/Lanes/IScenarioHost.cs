using Framework.Evidence;

namespace Framework.Lanes;

/// <summary>Gives scenarios a clean place to run.</summary>
public interface IScenarioHost : IAsyncDisposable
{
    /// <summary>Waits for a clean lane and takes it.</summary>
    ValueTask<ScenarioScope> BeginAsync(ScenarioIdentity identity);
}
