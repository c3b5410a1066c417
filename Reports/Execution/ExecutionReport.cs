using Reports.Allure;
using Reports.Gate;
using Reports.Runs;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>One page for people, in Markdown and for a browser: what was tested, what was not, and why it failed.</summary>
internal static class ExecutionReport
{
    public static void Write(ReportPaths paths, RunModel run, RunSummary summary, GateResult? gate, bool withAllure, string? historyProblem = null)
    {
        var view = new ExecutionView(run, summary, withAllure) { Gate = gate, HistoryProblem = historyProblem, Results = paths.AllureResults };
        ResultFile.WriteAtomically(paths.ExecutionMarkdown, aside => File.WriteAllText(aside, MarkdownPage.Of(view)));
        ResultFile.WriteAtomically(paths.ExecutionHtml, aside => File.WriteAllText(aside, HtmlPage.Of(view)));
    }
}
