using Reports;
using Runner.Gate;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Reporting;

/// <summary><c>tf report</c>: the reports again, from what a run left.</summary>
internal sealed class ReportCommand(ReportPaths paths, bool allure, bool open, Screen screen, GateFlags? gate = null)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!File.Exists(paths.Journal))
            throw new CannotRunException($"Expected the results of a run in {paths.Output}; there is no {Path.GetRelativePath(paths.Output, paths.Journal)}.", "Make some: ./tf run", "Results elsewhere: ./tf report --out FOLDER");
        var check = gate is null ? null : GateCheck.Load(gate, paths);
        using var folder = OutputLock.Take(paths);
        var outcome = await ReportBuilding.BuildAsync(paths, allure, screen, ct, check);
        var verdict = outcome.Summary.Totals.Failed > 0 ? ExitCode.Failed : ExitCode.Passed;
        return Ending.Show(screen, outcome, paths, new Verdict(verdict, []), open);
    }
}
