using Reports.Summary;

namespace Reports.Execution;

/// <summary>What is proven of the catalogue and of the integration matrix, and what nobody tests.</summary>
internal static class HtmlCoverage
{
    public static void Write(Html page, ExecutionView view)
    {
        page.Add($"<section id=\"behaviours\">\n<h2>Behaviours</h2>\n<p class=\"lead\">Proven: at least one scenario with its tag passed and none failed. Broken: one failed.</p>\n");
        page.Each(view.Areas.Where(a => !a.IsUntouched), Area);
        Untouched(page, [.. view.Areas.Where(a => a.IsUntouched)]);
        page.Add($"</section>\n");
        Matrix(page, view);
    }

    private static void Area(Html page, CoverageArea area)
    {
        page.Add($"<h3>{Words.Title(area.Name)} <small>{area.Of(ProofStatus.Passed)} of {area.Total} proven</small></h3>\n");
        foreach (var (group, behaviours) in area.Groups)
        {
            var proven = behaviours.Count(b => b.Status == ProofStatus.Passed);
            var open = behaviours.Any(b => b.Status == ProofStatus.Failed);
            page.Add($"<details class=\"group\"").Add($"{OpenIf(open)}>");
            page.Add($"<summary><code>{group.Id}</code> <span class=\"name\">{group.Title}</span><span class=\"cells\" aria-hidden=\"true\">");
            page.Each(behaviours, (p, b) => p.Add($"<i class=\"{Words.Tone(b.Status)}\" title=\"{b.Id} {Words.Of(b.Status)}\"></i>"));
            page.Add($"</span><span class=\"counts\">{proven} of {behaviours.Count}</span></summary>\n<ul class=\"behaviours\">\n");
            page.Each(behaviours, Behaviour);
            page.Add($"</ul>\n</details>\n");
        }
    }

    private static void Behaviour(Html page, BehaviourSummary behaviour)
    {
        page.Add($"<li class=\"{Words.Tone(behaviour.Status)}\"><span class=\"sign\">{Words.Sign(behaviour.Status)}</span><div><code>{behaviour.Id}</code> {behaviour.Title} <small>{Words.Of(behaviour.Status)}</small>");
        if (behaviour.Scenarios.Count > 0)
        {
            page.Add($"<details><summary>{Words.Count(behaviour.Scenarios.Count, "scenario")}</summary><ul>");
            page.Each(behaviour.Scenarios, (p, s) => p.Add($"<li>{s}</li>"));
            page.Add($"</ul></details>");
        }
        page.Add($"</div></li>\n");
    }

    private static void Untouched(Html page, IReadOnlyList<CoverageArea> areas)
    {
        if (areas.Count == 0)
            return;
        page.Add($"<h3>Areas without any scenario <small>{areas.Sum(a => a.Total)} behaviours, not tested</small></h3>\n");
        foreach (var area in areas)
        {
            page.Add($"<details class=\"group\"><summary><span class=\"name\">{Words.Title(area.Name)}</span><span class=\"counts\">0 of {area.Total}</span></summary>\n<ul class=\"behaviours\">\n");
            page.Each(area.Behaviours, Behaviour);
            page.Add($"</ul>\n</details>\n");
        }
    }

    private static void Matrix(Html page, ExecutionView view)
    {
        page.Add($"<section id=\"matrix\">\n<h2>Integrations</h2>\n");
        HtmlMatrix.Write(page, view);
        foreach (var (kind, title) in new[] { ("external", "With vendors"), ("internal", "Between modules"), ("flow", "From end to end") })
        {
            var links = view.Links.Where(l => l.State.Kind == kind).ToList();
            var there = links.Where(l => l.State.Status != ProofStatus.Planned).ToList();
            var planned = links.Where(l => l.State.Status == ProofStatus.Planned).ToList();
            if (links.Count == 0)
                continue;
            page.Add($"<h3>{title} <small>{there.Count(l => l.State.Status == ProofStatus.Passed)} of {links.Count} proven</small></h3>\n<ul class=\"links\">\n");
            page.Each(there, Link);
            page.Add($"</ul>\n");
            if (planned.Count == 0)
                continue;
            page.Add($"<details class=\"group\"><summary><span class=\"name\">Not built yet</span><span class=\"counts\">{planned.Count}</span></summary>\n<ul class=\"links\">\n");
            page.Each(planned, Link);
            page.Add($"</ul>\n</details>\n");
        }
        page.Add($"</section>\n");
    }

    private static void Link(Html page, (string Title, bool Critical, LinkSummary State) link)
    {
        var status = link.State.Status;
        page.Add($"<li class=\"{Words.Tone(status)}\"><span class=\"sign\">{Words.Sign(status)}</span><div><code>{link.State.Name}</code> {link.Title}");
        if (link.Critical)
            page.Add($" <span class=\"kind\">critical</span>");
        page.Add($" <small>{Words.Of(status)}{(link.State.Scenarios.Count > 0 ? $", {Words.Count(link.State.Scenarios.Count, "scenario")}" : "")}</small></div></li>\n");
    }

    private static Markup OpenIf(bool open) => new(open ? " open" : "");
}
