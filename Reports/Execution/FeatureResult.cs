using Reports.Runs;
using Reports.Suite;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>How the scenarios of one feature ended.</summary>
/// <param name="Title">The feature's title.</param>
/// <param name="File">Relative to the repository.</param>
/// <param name="Results">Those that began.</param>
/// <param name="NotRun">Those that did not.</param>
internal sealed record FeatureResult(string Title, string File, IReadOnlyList<ScenarioResult> Results, int NotRun)
{
    public int Passed => Results.Count(r => r.Status == ScenarioStatus.Passed);

    public int Failed => Results.Count(r => r.Status == ScenarioStatus.Failed);

    public int Skipped => Results.Count(r => r.Status == ScenarioStatus.Skipped);

    public double DurationMs => Results.Sum(r => r.Deciding.DurationMs);

    /// <summary>By file; features of which nothing ran included.</summary>
    public static IReadOnlyList<FeatureResult> All(IReadOnlyList<ScenarioResult> results, IReadOnlyList<ScenarioEntry> notRun)
    {
        var missing = notRun.GroupBy(s => (s.File, s.Feature)).ToDictionary(g => g.Key, g => g.Count());
        var ran = results.GroupBy(r => (r.File, r.Feature)).ToDictionary(g => g.Key, g => (IReadOnlyList<ScenarioResult>)[.. g]);
        return
        [
            .. ran.Keys.Union(missing.Keys)
                .OrderBy(k => k.File, StringComparer.Ordinal)
                .Select(k => new FeatureResult(k.Feature, k.File, ran.GetValueOrDefault(k, []), missing.GetValueOrDefault(k))),
        ];
    }
}
