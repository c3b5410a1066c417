using Reports.JUnit;
using Reports.Runs;
using Reports.Summary;

namespace Reports;

/// <summary>Makes every report from what a run left on disk; a run that was killed is reported as far as it came.</summary>
public static class ReportBuilder
{
    /// <summary>Reads the run, writes the reports.</summary>
    /// <exception cref="IOException">The folder can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be read or written.</exception>
    public static Task<ReportOutcome> BuildAsync(ReportRequest request, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        Directory.CreateDirectory(request.Paths.Output);
        var run = RunReader.Read(request.Paths);
        var summary = SummaryBuilder.Build(run);
        summary.Write(request.Paths.Summary);
        JUnitReport.Write(run, summary, request.Paths.JUnit);
        return Task.FromResult(new ReportOutcome(summary, null, request.Allure ? "The Allure report is not made by this version; its results are in allure-results." : null));
    }
}
