using Reports.Gate;
using Reports.Summary;

namespace Reports;

/// <summary>What to make a report of.</summary>
/// <param name="Paths">Where the run's results are and where the reports go.</param>
/// <param name="Progress">Told about what takes long, one short line each: a download, the Allure report.</param>
/// <param name="Allure">Whether to make the Allure report too; it needs Node.</param>
public sealed record ReportRequest(ReportPaths Paths, IProgress<string>? Progress = null, bool Allure = true)
{
    /// <summary>What the run is held against; null: nothing.</summary>
    public QualityGate? Gate { get; init; }

    /// <summary>The run before, for the gate's new failures; null if there is none.</summary>
    public RunSummary? Before { get; init; }

    /// <summary>The day on which mutes are looked at.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
