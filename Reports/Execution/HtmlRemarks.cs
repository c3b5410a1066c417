namespace Reports.Execution;

/// <summary>What did not run, what looks wrong, what was slow.</summary>
internal static class HtmlRemarks
{
    public static void Write(Html page, ExecutionView view)
    {
        NotRun(page, view);
        Suspects(page, view);
        Slowest(page, view);
    }

    private static void NotRun(Html page, ExecutionView view)
    {
        if (view.NotRun.Count == 0)
            return;
        var reason = view.Run.Plan?.Tags is { } tags ? $"Not selected by {tags}, or not reached." : "They are in the suite's files, but no test began: not selected, not built, or not reached.";
        page.Add($"<section id=\"not-run\">\n<h2>Not run <small>{Words.Count(view.NotRun.Count, "scenario")}</small></h2>\n<p class=\"lead\">{reason}</p>\n");
        foreach (var feature in view.NotRun.GroupBy(s => (s.File, s.Feature)))
        {
            page.Add($"<details class=\"group\"><summary><span class=\"name\">{feature.Key.Feature}</span><span class=\"counts\">{feature.Count()}</span></summary>\n<ul class=\"scenarios\">\n");
            page.Each(feature, (p, s) => p.Add($"<li>{s.DisplayName} <small><code>{s.Location}</code></small></li>\n"));
            page.Add($"</ul>\n</details>\n");
        }
        page.Add($"</section>\n");
    }

    private static void Suspects(Html page, ExecutionView view)
    {
        if (view.Summary.Suspects.Count == 0)
            return;
        page.Add($"<section id=\"suspects\">\n<h2>Looks wrong although nothing failed</h2>\n");
        foreach (var kind in view.Summary.Suspects.GroupBy(s => s.Kind, StringComparer.Ordinal).OrderByDescending(k => k.Count()))
        {
            page.Add($"<details class=\"group\"><summary><span class=\"name\">{kind.Key}</span><span class=\"counts\">{kind.Count()}</span></summary>\n<ul class=\"scenarios\">\n");
            page.Each(kind, (p, s) => p.Add($"<li>{s.Detail} <small>{s.Scenario}</small></li>\n"));
            page.Add($"</ul>\n</details>\n");
        }
        page.Add($"</section>\n");
    }

    private static void Slowest(Html page, ExecutionView view)
    {
        if (view.Slowest.Count == 0)
            return;
        page.Add($"<section id=\"slowest\">\n<h2>Slowest scenarios</h2>\n<ol class=\"slowest\">\n");
        page.Each(view.Slowest, (p, r) => p.Add($"<li><b>{Words.Duration(r.Deciding.DurationMs)}</b> <span>{r.Name} <small><code>{r.Location}</code></small></span></li>\n"));
        page.Add($"</ol>\n</section>\n");
    }
}
