using System.Globalization;
using Reports;
using Reports.Summary;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Reporting;

/// <summary>The end of a run on one screen: verdict, causes, where the reports are.</summary>
internal static class SummaryView
{
    private const int CausesShown = 8;

    public static void Show(Screen screen, ReportOutcome outcome, ReportPaths paths, Verdict verdict)
    {
        var summary = outcome.Summary;
        screen.Line();
        foreach (var problem in verdict.Problems)
            screen.Line($"{screen.Red("!")} {problem}");
        ShowCauses(screen, summary.Causes);
        ShowSuspects(screen, summary);
        ShowChanges(screen, outcome);
        screen.Line($"{Headline(screen, verdict)}  {Counts(summary.Totals)}{Took(summary.Run)}");
        screen.Line(screen.Dim($"  {Facts(summary)}"));
        screen.Line();
        Reports(screen, outcome, paths);
    }

    private static string Headline(Screen screen, Verdict verdict) => verdict.ExitCode switch
    {
        ExitCode.Passed => screen.Green(screen.Bold("PASSED")),
        ExitCode.Failed => screen.Red(screen.Bold("FAILED")),
        ExitCode.DiskFull => screen.Red(screen.Bold("DISK FULL")),
        ExitCode.Interrupted => screen.Yellow(screen.Bold("INTERRUPTED")),
        _ => screen.Red(screen.Bold("DID NOT FINISH")),
    };

    private static string Counts(Totals totals)
    {
        var parts = new List<string> { $"{totals.Passed} passed" };
        if (totals.Failed > 0)
            parts.Add($"{totals.Failed} failed");
        if (totals.Flaky > 0)
            parts.Add($"{totals.Flaky} of them flaky");
        if (totals.Skipped > 0)
            parts.Add($"{totals.Skipped} skipped");
        return string.Join(", ", parts);
    }

    private static string Took(RunInfo run) => $" in {Words.Duration(TimeSpan.FromMilliseconds(run.DurationMs))}";

    private static string Facts(RunSummary summary)
    {
        var facts = new List<string>();
        if (summary.Run.Seed is { } seed)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        if (summary.Run.Lanes is { } lanes)
            facts.Add(Words.Count(lanes, "lane"));
        if (summary.Run.Database is { } database)
            facts.Add(database);
        if (summary.Timing.ScenarioMedianMs is { } median)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{median:0} ms a scenario (median)"));
        return string.Join(" · ", facts);
    }

    private static void ShowCauses(Screen screen, IReadOnlyList<CauseSummary> causes)
    {
        if (causes.Count == 0)
            return;
        screen.Line(screen.Bold(causes.Count == 1 ? "1 cause" : $"{causes.Count} causes"));
        foreach (var cause in causes.Take(CausesShown))
        {
            screen.Line($"  {screen.Red($"{cause.Scenarios.Count}×")} {screen.Dim($"[{cause.Kind}]")} {Words.Headline(cause.Cause, Math.Clamp(screen.Width - 20, 40, 160))}");
            if (cause.Because is { } because)
                screen.Line(screen.Dim($"     ask {cause.Owner}; {Words.Headline(because, Math.Clamp(screen.Width - 24, 40, 160))}"));
        }

        if (causes.Count > CausesShown)
            screen.Line(screen.Dim($"  … and {causes.Count - CausesShown} more in the report"));
        screen.Line();
    }

    private static void ShowChanges(Screen screen, ReportOutcome outcome)
    {
        if (outcome.HistoryProblem is { } problem)
            screen.Line(screen.Yellow($"! {problem}"));
        if (outcome.Summary.Changes is not { SinceRun: not null, AreNone: false } changes)
            return;
        var parts = new (int Count, string Word)[] { (changes.NewlyBroken.Count, "newly broken"), (changes.Fixed.Count, "fixed"), (changes.Flaky.Count, "flaky"), (changes.Slower.Count, "slower"), (changes.New.Count, "new"), (changes.Gone.Count, "gone") };
        screen.Line($"Since the last run: {string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Word}"))}");
        screen.Line();
    }

    private static void ShowSuspects(Screen screen, RunSummary summary)
    {
        if (summary.Suspects.Count == 0)
            return;
        var kinds = summary.Suspects.GroupBy(s => s.Kind, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key}");
        screen.Line(screen.Yellow($"Looks wrong although nothing failed: {string.Join(", ", kinds)} (see the report)"));
        screen.Line();
    }

    private static void Reports(Screen screen, ReportOutcome outcome, ReportPaths paths)
    {
        if (outcome.AllureIndex is { } index)
            screen.Line($"  Allure report   {screen.Cyan(Shown(index))}");
        if (File.Exists(paths.ExecutionHtml))
            screen.Line($"  Execution page  {screen.Cyan(Shown(paths.ExecutionHtml))}");
        screen.Line($"  For machines    {screen.Cyan(Shown(paths.Summary))}");
        if (outcome.AllureProblem is { } problem)
            screen.Line($"  {screen.Yellow(problem)}");
    }

    /// <summary>As short as it can be and still be opened from here.</summary>
    private static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
