using System.Globalization;
using Reports.Execution;
using Reports.Journal;
using Reports.Runs;
using Reports.Summary;

namespace Reports.History;

/// <summary>Holds a run against those before it. A scenario that was not selected in the last run is held against the last run that had it.</summary>
internal sealed class Changes(RunModel run, IReadOnlyList<HistoryRun> earlier)
{
    private const int Remembered = 10, EnoughRuns = 3;
    private const double Factor = 2.0, AtLeastMs = 150;

    public static RunChanges Of(RunModel run, IReadOnlyList<HistoryRun> earlier) => new Changes(run, earlier).Find();

    private RunChanges Find()
    {
        var last = earlier.Count > 0 ? earlier[^1] : null;
        var decided = run.Results.Where(r => r.Status != ScenarioStatus.Skipped && r.Deciding.Failure?.Kind != Interruption.Kind).ToList();
        return new RunChanges(
            last?.Id,
            last?.StartedAt,
            [.. decided.Where(r => r.Status == ScenarioStatus.Failed && Last(r) == ScenarioStatus.Passed).Select(r => r.Reference)],
            [.. decided.Where(r => r.Status == ScenarioStatus.Failed && Last(r) == ScenarioStatus.Failed).Select(r => $"{r.Reference} ({Words.Count(FailedRuns(r), "run")} now)")],
            [.. decided.Where(r => r.Status == ScenarioStatus.Passed && Last(r) == ScenarioStatus.Failed).Select(r => r.Reference)],
            [.. decided.Select(Flakiness).OfType<string>()],
            [.. decided.Where(r => r.Status == ScenarioStatus.Passed).Select(Slowness).OfType<string>()],
            last is null ? [] : [.. run.Results.Where(r => !earlier.Any(e => e.Scenarios.ContainsKey(r.Deciding.Key))).Select(r => r.Reference)],
            last is null ? [] : [.. Gone(last)]);
    }

    /// <summary>How it ended in earlier runs that decided about it, the latest last.</summary>
    private List<HistoryScenario> Past(ScenarioResult result) =>
        [.. earlier.Select(e => e.Scenarios.GetValueOrDefault(result.Deciding.Key)).OfType<HistoryScenario>().Where(s => s.S != ScenarioStatus.Skipped)];

    private ScenarioStatus? Last(ScenarioResult result) => Past(result) is [.., var last] ? last.S : null;

    private int FailedRuns(ScenarioResult result) => 1 + Past(result).AsEnumerable().Reverse().TakeWhile(s => s.S == ScenarioStatus.Failed).Count();

    /// <summary>To and back again: two changes at least, so that what broke once and was repaired is not meant.</summary>
    private string? Flakiness(ScenarioResult result)
    {
        var past = Past(result).TakeLast(Remembered - 1).ToList();
        var ends = past.Select(s => s.S).Append(result.Status).ToList();
        var changes = ends.Zip(ends.Skip(1)).Count(p => p.First != p.Second);
        var within = result.IsFlaky || past.Exists(s => s.Flaky);
        return within || changes > 2 || (changes == 2 && result.Status == ScenarioStatus.Failed)
            ? string.Create(CultureInfo.InvariantCulture, $"{result.Reference} (failed in {ends.Count(e => e == ScenarioStatus.Failed)} of the last {ends.Count} runs{(result.IsFlaky ? $", and {(result.Status == ScenarioStatus.Passed ? "failed" : "passed")} in another attempt of this one" : "")})")
            : null;
    }

    private string? Slowness(ScenarioResult result)
    {
        var times = Past(result).Where(s => s.S == ScenarioStatus.Passed).TakeLast(Remembered).Select(s => s.Ms).ToList();
        if (times.Count < EnoughRuns || Percentile.Of(times, 0.5) is not { } median)
            return null;
        var now = result.Deciding.DurationMs;
        return now > median * Factor && now - median > AtLeastMs && now > times.Max() ? $"{result.Reference} ({Words.Duration(median)} before, {Words.Duration(now)} now)" : null;
    }

    private IEnumerable<string> Gone(HistoryRun last)
    {
        if (run.Features.Scenarios.Count == 0)
            yield break;
        var known = run.Features.Scenarios.Select(s => ScenarioKey.For(s.Folder, s.Feature, s.Name, s.Parameters)).Concat(run.Results.Select(r => r.Deciding.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var key in last.Scenarios.Keys.Where(k => !known.Contains(k)).Order(StringComparer.Ordinal))
            yield return key;
    }
}
