using Reports.Summary;

namespace Reports.Execution;

/// <summary>The first screen: verdict, counts, duration, what is proven, causes.</summary>
internal static class HtmlHead
{
    public static void Write(Html page, ExecutionView view)
    {
        var tone = view.Verdict.IsGood ? "good" : "bad";
        page.Add($"<header class=\"{tone}\">\n<div class=\"wide\">\n<p class=\"kicker\">Integration tests{Started(view)}</p>\n<h1><span class=\"sign\" aria-hidden=\"true\">{(view.Verdict.IsGood ? "✓" : "✗")}</span> {view.Verdict.Word}</h1>\n<p class=\"sentence\">{view.Verdict.Sentence}</p>\n");
        Bar(page, view);
        Tiles(page, view);
        page.Add($"</div>\n</header>\n");
        Causes(page, view);
        Navigation(page, view);
    }

    private static string Started(ExecutionView view) => view.Summary.Run.StartedAt is { } at ? $" · {Words.Time(at)}" : "";

    private static void Bar(Html page, ExecutionView view)
    {
        var totals = view.Summary.Totals;
        page.Add($"<div class=\"bar\" role=\"img\" aria-label=\"{totals.Passed} passed, {totals.Failed} failed, {totals.Skipped} skipped, {view.NotRun.Count} not run\">");
        Segment(page, "passed", totals.Passed);
        Segment(page, "failed", totals.Failed);
        Segment(page, "skipped", totals.Skipped);
        Segment(page, "unrun", view.NotRun.Count);
        page.Add($"</div>\n");
    }

    public static void Segment(Html page, string kind, int count)
    {
        if (count > 0)
            page.Add($"<i class=\"{kind}\" style=\"flex-grow:{count}\"></i>");
    }

    private static void Tiles(Html page, ExecutionView view)
    {
        var totals = view.Summary.Totals;
        page.Add($"<dl class=\"tiles\">\n");
        Tile(page, "Scenarios passed", $"{totals.Passed}", $" of {totals.Scenarios}", Scenarios(view));
        Tile(page, "Duration", Words.Duration(view.Summary.Run.DurationMs), "", view.Summary.Timing.ScenarioMedianMs is { } median ? $"{Words.Duration(median)} a scenario (median)" : "");
        Tile(page, "Behaviours proven", $"{view.Behaviours(ProofStatus.Passed)}", $" of {view.Summary.Behaviours.Count}", Unproven(view.Behaviours, "without a scenario"));
        Tile(page, "Integrations proven", $"{view.LinksThat(ProofStatus.Passed)}", $" of {view.Summary.Matrix.Count}", Unproven(view.LinksThat, "without a scenario"));
        page.Add($"</dl>\n");
    }

    private static void Tile(Html page, string name, string value, string of, string more) =>
        page.Add($"<div><dt>{name}</dt><dd><b>{value}</b>{of}<small>{more}</small></dd></div>\n");

    private static string Scenarios(ExecutionView view)
    {
        var totals = view.Summary.Totals;
        var parts = new List<string>();
        if (totals.Failed > 0)
            parts.Add($"{totals.Failed} failed");
        if (totals.Skipped > 0)
            parts.Add($"{totals.Skipped} skipped");
        if (view.NotRun.Count > 0)
            parts.Add($"{view.NotRun.Count} not run");
        if (totals.PassRate is { } rate)
            parts.Add($"pass rate {Words.Percent(rate)}: {totals.Passed} of {totals.Passed + totals.Failed} that passed or failed");
        return string.Join(", ", parts);
    }

    private static string Unproven(Func<ProofStatus, int> count, string untested)
    {
        var parts = new List<string>();
        Add(ProofStatus.Failed, "broken");
        Add(ProofStatus.Skipped, "not run");
        Add(ProofStatus.Untested, untested);
        Add(ProofStatus.Planned, "not built yet");
        return string.Join(", ", parts);

        void Add(ProofStatus status, string words)
        {
            if (count(status) > 0)
                parts.Add($"{count(status)} {words}");
        }
    }

    private static void Causes(Html page, ExecutionView view)
    {
        if (view.Causes.Count == 0)
            return;
        page.Add($"<section class=\"wide causes\" id=\"causes\">\n<h2>{Words.Count(view.Causes.Count, "cause")}</h2>\n<ol>\n");
        for (var i = 0; i < view.Causes.Count; i++)
        {
            var cause = view.Causes[i];
            page.Add($"<li><a href=\"#cause-{i + 1}\"><b class=\"count\">{cause.Results.Count}×</b> <span class=\"kind\">{cause.Kind}</span> <span class=\"headline\">{cause.Headline}</span></a></li>\n");
        }
        page.Add($"</ol>\n");
        Order(page, view);
        page.Add($"</section>\n");
    }

    /// <summary>Ranked above by scenarios hit; here in the order of repair, where that is another.</summary>
    private static void Order(Html page, ExecutionView view)
    {
        if (view.Order.Count < 2)
            return;
        page.Add($"<details class=\"order\" open><summary>Recommended order of fixing</summary>\n<ol>\n");
        foreach (var (cause, reason) in view.Order)
            page.Add($"<li><a href=\"#cause-{view.Causes.ToList().IndexOf(cause) + 1}\">{cause.Headline}</a> <small>{cause.Kind}; {reason}{(cause.Owner is { } owner ? $"; ask {owner}" : "")}</small></li>\n");
        page.Add($"</ol></details>\n");
    }

    private static void Navigation(Html page, ExecutionView view)
    {
        page.Add($"<nav class=\"wide\">");
        if (view.Causes.Count > 0)
            page.Add($"<a href=\"#failures\">Failures</a> ");
        if (view.Summary.Changes is { SinceRun: not null })
            page.Add($"<a href=\"#changes\">Since the last run</a> ");
        page.Add($"<a href=\"#features\">Features</a> <a href=\"#behaviours\">Behaviours</a> <a href=\"#matrix\">Integrations</a> ");
        if (view.Operations is not null)
            page.Add($"<a href=\"#operations\">Operations</a> ");
        if (view.NotRun.Count > 0)
            page.Add($"<a href=\"#not-run\">Not run</a> ");
        page.Add($"<a href=\"#how\">How it ran</a>");
        if (view.WithAllure)
            page.Add($" <a class=\"allure\" href=\"allure-report/index.html\">Allure report →</a>");
        page.Add($"</nav>\n");
    }
}
