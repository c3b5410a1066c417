using Reports.Causes;
using Reports.Gate;
using Reports.Runs;
using Reports.Suite;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>What the execution report says, whatever it is written in.</summary>
internal sealed class ExecutionView
{
    private readonly Verdict ofRun;

    public ExecutionView(RunModel run, RunSummary summary, bool withAllure)
    {
        Run = run;
        Summary = summary;
        WithAllure = withAllure;
        var began = run.Results.Select(r => r.Entry).OfType<ScenarioEntry>().ToHashSet(ReferenceEqualityComparer.Instance);
        NotRun = [.. run.Features.Scenarios.Where(s => !began.Contains(s))];
        ofRun = Verdict.Of(run, summary, NotRun.Count);
        Causes = CauseGroup.Of(run.Results);
        Order = FixOrder.Of(Causes);
        Features = FeatureResult.All(run.Results, NotRun);
        Areas = CoverageArea.All(run.Catalogue, summary);
        Links = [.. summary.Matrix.Zip(run.Matrix.Links, (state, link) => (link.Title, link.Critical, state))];
        Operations = summary.Operations is { Count: > 0 } operations ? new OperationTable(operations, run.IsWhole) : null;
        Slowest = [.. run.Results.OrderByDescending(r => r.Deciding.DurationMs).Take(5)];
    }

    /// <summary>What the quality gate said; null if there was none.</summary>
    public GateResult? Gate { get; init; }

    /// <summary>Those that failed in one attempt and passed in another.</summary>
    public IEnumerable<ScenarioResult> Flaky => Run.Results.Where(r => r.IsFlaky);

    public RunModel Run { get; }

    public RunSummary Summary { get; }

    public bool WithAllure { get; }

    public Verdict Verdict => ofRun.Under(Gate);

    public IReadOnlyList<CauseGroup> Causes { get; }

    /// <summary>The same causes in the order in which they are best repaired, with the reason.</summary>
    public IReadOnlyList<(CauseGroup Cause, string Reason)> Order { get; }

    /// <summary>What of the history could not be read; null if all could.</summary>
    public string? HistoryProblem { get; init; }

    /// <summary>The address of a scenario in the Allure report beside this page; null if there is none.</summary>
    public string? AllureOf(ScenarioResult result) => WithAllure && result.Deciding.AllureId is { } id ? $"allure-report/index.html#{AllureLink.IdOf(id)}" : null;

    /// <summary>The folder of the Allure results, beside this page.</summary>
    public string? Results { get; init; }

    /// <summary>The address of an attempt's trace; null if it left none.</summary>
    public string? TraceOf(Journal.ScenarioLine attempt) =>
        attempt.AllureId is { } id && Directory.Exists(Results) && Directory.EnumerateFiles(Results, $"{id}-*-attachment.html").FirstOrDefault() is { } file ? $"{Path.GetFileName(Results)}/{Path.GetFileName(file)}" : null;

    public IReadOnlyList<FeatureResult> Features { get; }

    public IReadOnlyList<CoverageArea> Areas { get; }

    public IReadOnlyList<(string Title, bool Critical, LinkSummary State)> Links { get; }

    /// <summary>Null if nothing was held against an OpenAPI document.</summary>
    public OperationTable? Operations { get; }

    /// <summary>Scenarios of the suite that never began.</summary>
    public IReadOnlyList<ScenarioEntry> NotRun { get; }

    public IReadOnlyList<ScenarioResult> Slowest { get; }

    /// <summary>Behaviours and links that nobody tests although the thing is there.</summary>
    public IEnumerable<string> Gaps =>
        Areas.Where(a => !a.IsUntouched).SelectMany(a => a.Behaviours).Where(b => b.Status == ProofStatus.Untested).Select(b => $"{b.Id} {b.Title}")
            .Concat(Links.Where(l => l.State.Status == ProofStatus.Untested).Select(l => $"{l.State.Kind}/{l.State.Name} {l.Title}"));

    public int Behaviours(ProofStatus status) => Summary.Behaviours.Count(b => b.Status == status);

    public int LinksThat(ProofStatus status) => Summary.Matrix.Count(l => l.Status == status);

    /// <summary>How it ran, for whoever wants to run it again.</summary>
    public IEnumerable<(string Name, string Value)> Facts()
    {
        var run = Summary.Run;
        if (Run.Plan?.Command is { Length: > 0 } command)
            yield return ("Command", command);
        if (run.StartedAt is { } started)
            yield return ("Started", Words.Time(started));
        if (run.Seed is { } seed)
            yield return ("Seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (run.Target is { } target)
            yield return ("Target", target);
        if (run.Database is { } database)
            yield return ("Database", database);
        if (run.Lanes is { } lanes)
            yield return ("Lanes", lanes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Summary.Timing is { BootMs: { } boot })
            yield return ("First scenario after", Words.Duration(boot));
        if (Summary.Timing is { ScenarioMedianMs: { } median, ScenarioP95Ms: { } slow })
            yield return ("A scenario", $"median {Words.Duration(median)}, 95 % under {Words.Duration(slow)}");
        if (Summary.Timing is { ResetMedianMs: { } reset, ResetP95Ms: { } slowReset })
            yield return ("Clean-up of a lane", $"median {Words.Duration(reset)}, 95 % under {Words.Duration(slowReset)}");
        if (run.Packages.Count > 0)
            yield return ("Packages", string.Join(", ", run.Packages.Select(p => $"{p.Key} {p.Value}")));
    }
}
