namespace Reports;

/// <summary>What to make a report of.</summary>
/// <param name="Paths">Where the run's results are and where the reports go.</param>
/// <param name="Progress">Told about what takes long, one short line each: a download, the Allure report.</param>
/// <param name="Allure">Whether to make the Allure report too; it needs Node.</param>
public sealed record ReportRequest(ReportPaths Paths, IProgress<string>? Progress = null, bool Allure = true);
