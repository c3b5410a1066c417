using Framework.Evidence;
using Reports.Catalogue;
using Reports.Causes;
using Reports.Runs;

namespace Reports.Summary;

/// <summary>Sums a run up.</summary>
internal static class SummaryBuilder
{
    public static RunSummary Build(RunModel run)
    {
        var proof = new Proof(run);
        return new RunSummary(
            RunSummary.CurrentVersion,
            Info(run),
            TotalsOf(run.Results),
            TimingOf(run),
            [.. run.Catalogue.All.Select(b => new BehaviourSummary(b.Id, b.Title, proof.Status(b.Id), proof.Scenarios(b.Id)))],
            [.. run.Matrix.Links.Select(l => new LinkSummary(l.Kind, l.Name, StatusOf(l, proof), proof.Scenarios(l.Tag)))],
            [.. CauseGroup.Of(run.Results).Select(c => new CauseSummary(c.Headline, c.Kind, [.. c.Results.Select(r => r.Reference)], c.Evidence)
            {
                Owner = c.Owner,
                Because = c.Diagnosis is { } diagnosis ? $"{diagnosis.Rule}: {diagnosis.Evidence}" : null,
            })],
            [.. run.Results.Select(r => new ScenarioSummary(r.Name, r.Feature, r.File, r.Line, r.Deciding.Tags, r.Status, r.Deciding.DurationMs, r.Attempts.Count))],
            [.. SuspectsOf(run)])
        {
            Operations = run.Operations.Count == 0 ? null : [.. run.Operations.Select(OperationSummary.Of)],
        };
    }

    private static ProofStatus StatusOf(IntegrationLink link, Proof proof) =>
        proof.Status(link.Tag) is var status && status == ProofStatus.Untested && link.Planned ? ProofStatus.Planned : status;

    private static IEnumerable<SuspectSummary> SuspectsOf(RunModel run) =>
        run.Results.SelectMany(r => r.Attempts.SelectMany(a => a.Suspects).Distinct().Select(s => new SuspectSummary(s.Kind, r.Reference, s.Detail)))
            .Concat(run.LateSuspects.Select(s => new SuspectSummary(s.Kind, s.Scenario, s.Detail)))
            .Concat(run.OrderDependences.Select(d => new SuspectSummary("order-dependence", d.Scenario, d.ToString())))
            .Concat(run.Operations.Where(o => run.IsWhole && o.Answers.Count == 0).Select(o => new SuspectSummary("never-exercised-operation", "", o.ToString())))
            .Concat(run.Findings.Select(f => new SuspectSummary(f.Kind, "", f.ToString())));

    private static RunInfo Info(RunModel run)
    {
        var executions = run.Executions.ToList();
        DateTimeOffset? started = run.Plan?.StartedAt ?? (executions.Count == 0 ? null : executions.Min(e => e.StartedAt));
        DateTimeOffset? finished = run.Plan?.FinishedAt ?? (executions.Count == 0 ? started : executions.Max(e => e.StartedAt.AddMilliseconds(e.DurationMs)));
        var facts = run.Facts.Count > 0 ? run.Facts[0] : null;
        return new RunInfo(
            run.Plan?.Id ?? started?.ToString("yyyyMMdd'T'HHmmss'Z'") ?? "none",
            started,
            finished,
            started is null || finished is null ? 0 : Math.Round((finished.Value - started.Value).TotalMilliseconds, 1),
            facts?.Seed,
            facts?.Target ?? run.Plan?.Target,
            facts?.Lanes,
            facts?.Database,
            run.Packages,
            run.Plan?.Shard ?? "1/1");
    }

    private static Totals TotalsOf(IReadOnlyList<ScenarioResult> results)
    {
        var passed = results.Count(r => r.Status == ScenarioStatus.Passed);
        var failed = results.Count(r => r.Status == ScenarioStatus.Failed);
        return new Totals(
            results.Count, passed, failed, results.Count - passed - failed, results.Count(r => r.IsFlaky),
            passed + failed == 0 ? null : Math.Round(passed / (double)(passed + failed), 4));
    }

    private static Timing TimingOf(RunModel run)
    {
        var durations = run.Executions.Where(e => e.Outcome != Outcome.Skipped && e.Failure?.Kind != Interruption.Kind).Select(e => e.DurationMs).ToList();
        var resets = run.Facts.SelectMany(f => f.ResetDurations).Select(d => d.TotalMilliseconds).ToList();
        return new Timing(
            run.Facts.Count == 0 ? null : Math.Round(run.Facts[0].BootDuration.TotalMilliseconds, 1),
            Percentile.Of(durations, 0.5), Percentile.Of(durations, 0.95),
            Percentile.Of(resets, 0.5), Percentile.Of(resets, 0.95));
    }
}
