using System.Collections.Concurrent;
using Framework.Evidence;

namespace Tests.Framework;

/// <summary>Keeps what a run reports.</summary>
internal sealed class Recorded : IScenarioSink
{
    private readonly ConcurrentQueue<ScenarioRecord> _records = new();

    public ScenarioRecord RecordOf(string name) => _records.Single(r => r.Identity.Name == name);

    public void ScenarioStarted(ScenarioIdentity identity, DateTimeOffset at)
    {
    }

    public void ScenarioEnded(ScenarioRecord record) => _records.Enqueue(record);

    /// <summary>As they were observed last.</summary>
    public RunFacts? Facts { get; private set; }

    public void RunObserved(RunFacts facts) => Facts = facts;
}
