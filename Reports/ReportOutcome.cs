using Reports.Gate;
using Reports.Summary;

namespace Reports;

/// <summary>What was made.</summary>
/// <param name="Summary">As written to <c>summary.json</c>.</param>
/// <param name="AllureIndex">The first page of the Allure report; null if there is none.</param>
/// <param name="AllureProblem">One sentence: why no Allure report was made, and the way out. Null if one was made or none was asked for.</param>
public sealed record ReportOutcome(RunSummary Summary, string? AllureIndex, string? AllureProblem)
{
    /// <summary>What the gate said; null if none was asked for.</summary>
    public GateResult? Gate { get; init; }

    /// <summary>One sentence: what of the history could not be read or written; null if all could.</summary>
    public string? HistoryProblem { get; init; }
}
