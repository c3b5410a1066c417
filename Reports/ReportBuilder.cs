using Reports.AllureReport;
using Reports.Execution;
using Reports.Gate;
using Reports.History;
using Reports.JUnit;
using Reports.Runs;
using Reports.Summary;

namespace Reports;

/// <summary>Makes all reports of what a run left on disk. Can be called again at any time: it only reads the results.</summary>
public static class ReportBuilder
{
    /// <summary>Reads the results and writes the reports beside them.</summary>
    /// <param name="request">Where, and what.</param>
    /// <param name="ct">Stops the Allure report; what was written stays.</param>
    /// <returns>What was made; a missing Allure report is an outcome, not an exception.</returns>
    /// <exception cref="IOException">The folder can't be read or written.</exception>
    public static Task<ReportOutcome> BuildAsync(ReportRequest request, CancellationToken ct = default) =>
        BuildAsync(request, NodeTools.OnPath, ToolCache.Folder(), ct);

    internal static async Task<ReportOutcome> BuildAsync(ReportRequest request, NodeTools tools, string cache, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        Directory.CreateDirectory(request.Paths.Run);
        Reserve.Free(request.Paths);
        var run = RunReader.Read(request.Paths);
        var history = HistoryFile.Read(request.Paths.HistoryFile);
        var summary = SummaryBuilder.Build(run);
        summary = summary with { Changes = Changes.Of(run, history.Before(summary.Run.Id)) };
        summary.Write(request.Paths.Summary);
        var gate = request.Gate is { } asked ? new GateKeeper(asked, run, summary, request.Before, request.Today).Judge() : null;
        var site = new AllureSite(request.Paths, history, new AllurePackage(tools, cache, request.Progress), tools, request.Progress);
        var allure = request.Allure ? site.MakeAsync(summary, ct) : Task.FromResult<(string?, string?)>((null, null));
        JUnitReport.Write(run, summary, request.Paths.JUnit);
        ExecutionReport.Write(request.Paths, run, summary, gate, withAllure: false, history.Problem);
        var (index, problem) = await allure;
        if (index is not null)
            ExecutionReport.Write(request.Paths, run, summary, gate, withAllure: true, history.Problem);
        return new ReportOutcome(summary, index, problem) { Gate = gate, HistoryProblem = Remember(run, summary, history, site.HistoryLine, request.Paths) ?? history.Problem };
    }

    /// <summary>Only runs in which something ended are worth remembering.</summary>
    private static string? Remember(RunModel run, RunSummary summary, HistoryFile history, System.Text.Json.JsonElement? allure, ReportPaths paths)
    {
        if (summary.Totals.Scenarios == 0)
            return null;
        try
        {
            history.Add(HistoryRun.Of(run, summary, Capsules.GitState.CommitOf(paths.Repository)) with { Allure = allure });
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The history {paths.HistoryFile} could not be written ({e.Message}); the next run will not know this one.";
        }
    }
}
