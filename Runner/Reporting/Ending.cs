using Reports;
using Runner.Gate;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Reporting;

/// <summary>The last screen of a command that has made a report.</summary>
internal static class Ending
{
    /// <returns>The exit code: the gate's, if there is one.</returns>
    public static int Show(Screen screen, ReportOutcome outcome, ReportPaths paths, Verdict verdict, bool open)
    {
        if (outcome.Gate is { } gate)
            verdict = GateCheck.Judge(gate, verdict);
        SummaryView.Show(screen, outcome, paths, verdict);
        if (outcome.Gate is { } shown)
            GateCheck.Show(shown, screen);
        if (open)
            Browser.Open(outcome.AllureIndex ?? paths.ExecutionHtml, screen);
        return verdict.ExitCode;
    }
}
