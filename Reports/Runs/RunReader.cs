using Reports.Catalogue;
using Reports.Journal;
using Reports.Suite;

namespace Reports.Runs;

/// <summary>Reads what a run left on disk.</summary>
internal static class RunReader
{
    public static RunModel Read(ReportPaths paths)
    {
        var index = FeatureIndex.Load(paths.Features);
        var plan = RunPlan.Read(paths);
        return new RunModel(
            plan,
            [.. FactFiles(paths).Select(file => JournalFile.Read(file, JournalJson.Readable.RunFacts)).OfType<Framework.Evidence.RunFacts>()],
            JournalFile.Read(paths.Packages, JournalJson.Readable.IReadOnlyDictionaryStringString) ?? new Dictionary<string, string>(StringComparer.Ordinal),
            index,
            BehaviourCatalogue.Load(paths.Behaviours),
            IntegrationMatrix.Load(paths.Matrix),
            [.. Results(JournalReader.Read(paths.Journal), index, retried: plan is { Retry: > 0 }).OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line).ThenBy(r => r.Name, StringComparer.Ordinal)])
        {
            LateSuspects = LateSuspect.Read(paths),
            OrderDependences = OrderDependence.Read(paths),
        };
    }

    private static IEnumerable<string> FactFiles(ReportPaths paths) => Directory.Exists(paths.Run)
        ? Directory.GetFiles(paths.Run, "facts-*.json").OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)
        : [];

    private static IEnumerable<ScenarioResult> Results(IEnumerable<ScenarioLine> lines, FeatureIndex index, bool retried)
    {
        var executions = new Dictionary<(int Attempt, string Id), ScenarioLine>();
        foreach (var line in lines)
            if (line.Outcome is not null || !executions.ContainsKey((line.Attempt, line.Id)))
                executions[(line.Attempt, line.Id)] = line;
        foreach (var scenario in executions.Values.GroupBy(e => e.Key, StringComparer.Ordinal))
        {
            var attempts = scenario.OrderBy(e => e.Attempt).Select(e => e.Outcome is null ? Interruption.End(e) : e).ToList();
            yield return new ScenarioResult(attempts, index.Find(attempts[0].Folder, attempts[0].Feature, attempts[0].Name, attempts[0].Parameters), retried);
        }
    }
}
