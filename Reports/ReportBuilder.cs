using Reports.AllureReport;
using Reports.Execution;
using Reports.Gate;
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
        var run = RunReader.Read(request.Paths);
        var summary = SummaryBuilder.Build(run);
        summary.Write(request.Paths.Summary);
        var gate = request.Gate is { } asked ? new GateKeeper(asked, run, summary, request.Before, request.Today).Judge() : null;
        var site = new AllureSite(request.Paths, new AllurePackage(tools, cache, request.Progress), tools, request.Progress);
        var allure = request.Allure ? site.MakeAsync(summary, ct) : Task.FromResult<(string?, string?)>((null, null));
        JUnitReport.Write(run, summary, request.Paths.JUnit);
        ExecutionReport.Write(request.Paths, run, summary, gate, withAllure: false);
        var (index, problem) = await allure;
        if (index is not null)
            ExecutionReport.Write(request.Paths, run, summary, gate, withAllure: true);
        return new ReportOutcome(summary, index, problem) { Gate = gate };
    }
}
