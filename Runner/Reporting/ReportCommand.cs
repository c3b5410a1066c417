using Reports;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Reporting;

/// <summary><c>tf report</c>: the reports again, from what a run left.</summary>
internal sealed class ReportCommand(ReportPaths paths, bool allure, bool open, Screen screen)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!File.Exists(paths.Journal))
            throw new CannotRunException($"Expected the results of a run in {paths.Output}; there is no {Path.GetRelativePath(paths.Output, paths.Journal)}.", "Make some: ./tf run", "Results elsewhere: ./tf report --out FOLDER");
        using var folder = OutputLock.Take(paths);
        var outcome = await ReportBuilding.BuildAsync(paths, allure, screen, ct);
        var verdict = outcome.Summary.Totals.Failed > 0 ? ExitCode.Failed : ExitCode.Passed;
        SummaryView.Show(screen, outcome, paths, new Verdict(verdict, []));
        if (open)
            Browser.Open(outcome.AllureIndex ?? paths.ExecutionHtml, screen);
        return verdict;
    }
}
