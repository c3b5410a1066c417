namespace Reports.Execution;

/// <summary>Scenarios by feature.</summary>
internal static class HtmlResults
{
    public static void Write(Html page, ExecutionView view)
    {
        page.Add($"<section id=\"features\">\n<h2>Results by feature</h2>\n");
        if (view.Features.Count == 0)
            page.Add($"<p class=\"none\">No feature ran, and no feature file was found.</p>\n");
        page.Each(view.Features, Feature);
        page.Add($"</section>\n");
    }

    private static void Feature(Html page, FeatureResult feature)
    {
        page.Add($"<details class=\"feature\"><summary><span class=\"name\">{feature.Title} <small><code>{feature.File}</code></small></span><span class=\"bar\" aria-hidden=\"true\">");
        HtmlHead.Segment(page, "passed", feature.Passed);
        HtmlHead.Segment(page, "failed", feature.Failed);
        HtmlHead.Segment(page, "skipped", feature.Skipped);
        HtmlHead.Segment(page, "unrun", feature.NotRun);
        page.Add($"</span><span class=\"counts\">{Counts(feature)}</span></summary>\n<ul class=\"scenarios\">\n");
        page.Each(feature.Results, (p, r) => p.Add($"<li class=\"{Words.Of(r.Status)}\">{r.Name} <small>{Words.Of(r.Status)}, {Words.Duration(r.Deciding.DurationMs)}{(r.Line > 0 ? $", line {r.Line}" : "")}</small></li>\n"));
        page.Add($"</ul>\n</details>\n");
    }

    private static string Counts(FeatureResult feature)
    {
        var parts = new List<string> { $"{feature.Passed} passed" };
        if (feature.Failed > 0)
            parts.Add($"{feature.Failed} failed");
        if (feature.Skipped > 0)
            parts.Add($"{feature.Skipped} skipped");
        if (feature.NotRun > 0)
            parts.Add($"{feature.NotRun} not run");
        return string.Join(", ", parts);
    }
}
