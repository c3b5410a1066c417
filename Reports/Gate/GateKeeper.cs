using System.Globalization;
using Reports.Execution;
using Reports.Runs;
using Reports.Summary;

namespace Reports.Gate;

/// <summary>Holds a run against the gate.</summary>
internal sealed class GateKeeper(QualityGate gate, RunModel run, RunSummary summary, RunSummary? before, DateOnly today)
{
    private readonly List<ScenarioResult> _failed = [.. run.Results.Where(r => r.Status == ScenarioStatus.Failed)];

    public GateResult Judge() => new([.. Rules()]);

    private IEnumerable<GateRule> Rules()
    {
        if (gate.MinPassRatePercent is { } rate)
            yield return PassRate(rate);
        if (gate.MinScenarios is { } scenarios)
            yield return AtLeast("scenarios", scenarios, summary.Totals.Passed + summary.Totals.Failed);
        yield return Critical();
        if (gate.MaxNewFailures is { } failures)
            yield return NewFailures(failures);
        if (gate.MaxFlaky is { } flaky)
            yield return AtMost("flaky scenarios", flaky, [.. run.Results.Where(r => r.IsFlaky).Select(r => r.Reference)]);
        if (gate.MaxMinutes is { } minutes)
            yield return Duration(minutes);
        if (gate.Muted.Count > 0)
            yield return Mutes();
    }

    private GateRule PassRate(double least)
    {
        var counted = _failed.Where(r => MuteOf(r) is null).ToList();
        var all = summary.Totals.Passed + counted.Count;
        var actual = all == 0 ? 0 : 100.0 * summary.Totals.Passed / all;
        var aside = new[] { (_failed.Count - counted.Count, "muted"), (summary.Totals.Skipped, "skipped") }.Where(a => a.Item1 > 0).Select(a => $"{a.Item1} {a.Item2}").ToList();
        var text = string.Create(CultureInfo.InvariantCulture, $"{actual:0.##} % ({summary.Totals.Passed} of {all}{(aside.Count == 0 ? "" : $"; not counted: {string.Join(", ", aside)}")})");
        return new GateRule("pass rate", string.Create(CultureInfo.InvariantCulture, $"at least {least:0.##} %"), text, all > 0 && actual >= least, actual >= least ? [] : [.. counted.Select(r => r.Reference)]);
    }

    private GateRule Critical()
    {
        var behaviours = summary.Behaviours.Where(b => gate.Critical.Any(c => b.Id == c || b.Id.StartsWith(c + ".", StringComparison.Ordinal) || b.Id.StartsWith(c + "-", StringComparison.Ordinal))).ToList();
        var unknown = gate.Critical.Where(c => !summary.Behaviours.Any(b => b.Id == c || b.Id.StartsWith(c + ".", StringComparison.Ordinal) || b.Id.StartsWith(c + "-", StringComparison.Ordinal))).Select(c => $"{c}: behaviours.yml has no such behaviour or group");
        var links = summary.Matrix.Zip(run.Matrix.Links).Where(l => l.Second is { Critical: true, Planned: false }).Select(l => l.First).ToList();
        string[] missing =
        [
            .. behaviours.Where(b => b.Status != ProofStatus.Passed).Select(b => $"{b.Id} {b.Title} ({Words.Of(b.Status)})"),
            .. links.Where(l => l.Status != ProofStatus.Passed).Select(l => $"{l.Kind}/{l.Name} ({Words.Of(l.Status)})"),
            .. unknown,
        ];
        var all = behaviours.Count + links.Count;
        return new GateRule("critical behaviours and links", "all proven", $"{all - missing.Length + unknown.Count()} of {all} proven", missing.Length == 0, missing);
    }

    private GateRule NewFailures(int most)
    {
        var known = before?.Scenarios.Where(s => s.Status == ScenarioStatus.Failed).Select(s => ScenarioResult.ReferenceOf(s.Feature, s.Name)).ToHashSet(StringComparer.Ordinal) ?? [];
        var rule = AtMost("new failures", most, [.. _failed.Where(r => MuteOf(r) is null && !known.Contains(r.Reference)).Select(r => r.Reference)]);
        return before is null ? rule with { Actual = $"{rule.Actual} (no earlier run to compare with: each failure is new)" } : rule;
    }

    private GateRule Duration(double most)
    {
        var actual = summary.Run.DurationMs / 60_000;
        return new GateRule("duration", string.Create(CultureInfo.InvariantCulture, $"at most {most:0.##} min"), string.Create(CultureInfo.InvariantCulture, $"{actual:0.##} min"), actual <= most, []);
    }

    /// <summary>A mute that is over, or mutes nothing, has to go: else the list only ever grows.</summary>
    private GateRule Mutes()
    {
        string[] wrong =
        [
            .. gate.Muted.Where(m => m.Until < today).Select(m => string.Create(CultureInfo.InvariantCulture, $"\"{m.Scenario}\" was muted until {m.Until:yyyy-MM-dd} ({m.Owner}: {m.Reason}): repair it, or decide again")),
            .. gate.Muted.Where(m => !run.Features.Scenarios.Any(s => Names(m, ScenarioReference.Of(s.Feature, s.DisplayName), ScenarioReference.Of(s.Feature, s.Name)))).Select(m => $"\"{m.Scenario}\" is muted, but the suite has no such scenario"),
        ];
        return new GateRule("mutes", "none over its date", $"{gate.Muted.Count} in force or over", wrong.Length == 0, wrong);
    }

    private MutedScenario? MuteOf(ScenarioResult result) =>
        gate.Muted.FirstOrDefault(m => m.Until >= today && Names(m, result.Reference, ScenarioReference.Of(result.Feature, result.Deciding.Name)));

    private static bool Names(MutedScenario mute, string reference, string outline) => mute.Scenario == reference || mute.Scenario == outline;

    private static GateRule AtLeast(string name, int least, int actual) => new(name, $"at least {least}", $"{actual}", actual >= least, []);

    private static GateRule AtMost(string name, int most, IReadOnlyList<string> found) => new(name, $"at most {most}", $"{found.Count}", found.Count <= most, found.Count <= most ? [] : found);
}
