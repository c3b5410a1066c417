using Reports.Gate;
using Reports.Runs;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>What the run came to, in a word and a sentence.</summary>
/// <param name="Word"><c>Passed</c>, <c>Failed</c>, <c>Incomplete</c> or <c>Nothing ran</c>.</param>
/// <param name="Sentence">The reason.</param>
/// <param name="IsGood">Whether everything that was to run ran and passed.</param>
internal sealed record Verdict(string Word, string Sentence, bool IsGood)
{
    public static Verdict Of(RunModel run, RunSummary summary, int notRun)
    {
        var totals = summary.Totals;
        if (totals.Scenarios == 0)
            return new Verdict("Nothing ran", "No scenario began: the test process ended before its first one, or the selection named none.", false);
        var failures = totals.Failed == 0
            ? ""
            : $"{totals.Failed} of {Words.Count(totals.Scenarios, "scenario")} failed, for {Words.Count(summary.Causes.Count, "cause")}{Flaky(totals)}.";
        if (run.Plan is { Interrupted: true } or { FinishedAt: null })
            return new Verdict("Incomplete", $"The run was stopped or killed before its end; this is what it got done. {failures}".TrimEnd(), false);
        return totals.Failed > 0 ? new Verdict("Failed", failures, false) : new Verdict("Passed", Passed(totals, run, notRun), true);
    }

    /// <summary>Where a quality gate was asked for, its word counts, unless the run never came to its end.</summary>
    public Verdict Under(GateResult? gate) => gate switch
    {
        null => this,
        _ when Word is not ("Passed" or "Failed") => this,
        { IsOpen: true } => new Verdict("Passed", $"The quality gate is open. {Sentence}", true),
        _ => new Verdict("Failed", $"The quality gate is closed: {string.Join(", ", gate.Rules.Where(r => !r.Holds).Select(r => r.Name))}. {Sentence}", false),
    };

    private static string Passed(Totals totals, RunModel run, int notRun)
    {
        var ran = totals.Skipped == 0
            ? $"All {Words.Count(totals.Scenarios, "scenario")} that ran passed{(totals.Flaky == 0 ? "" : $", {totals.Flaky} of them only when tried again")}."
            : $"{Words.Count(totals.Passed, "scenario")} passed; {totals.Skipped} said themselves that they can't run here.";
        return notRun == 0 ? ran : $"{ran} {Words.Count(notRun, "scenario")} of the suite {(run.Plan?.Tags is null ? "did not run" : "were not selected")}.";
    }

    private static string Flaky(Totals totals) => totals.Flaky == 0 ? "" : $"; {totals.Flaky} of them passed in another attempt";
}
