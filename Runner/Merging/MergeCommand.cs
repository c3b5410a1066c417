using Reports;
using Reports.Merging;
using Runner.Gate;
using Runner.Reporting;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Merging;

/// <summary><c>tf merge</c>: one report of several shards.</summary>
internal sealed class MergeCommand(ReportPaths paths, IReadOnlyList<string> shards, GateFlags? gate, bool allure, bool open, Screen screen)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var check = gate is null ? null : GateCheck.Load(gate, paths);
        using var folder = OutputLock.Take(paths);
        try
        {
            var plan = RunMerge.Merge(shards, paths);
            var outcome = await ReportBuilding.BuildAsync(paths, allure, screen, ct, check);
            var verdict = plan.Interrupted || plan.FinishedAt is null ? new Verdict(ExitCode.CouldNotRun, ["A shard was stopped or killed before its end; this is what they got done."])
                : new Verdict(outcome.Summary.Totals.Failed > 0 ? ExitCode.Failed : ExitCode.Passed, []);
            return Ending.Show(screen, outcome, paths, verdict, open);
        }
        catch (MergeException problem)
        {
            throw new CannotRunException(problem.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputLock.Unwritable(paths, e);
        }
    }
}
