namespace Reports.Execution;

/// <summary>What the quality gate asked for, and what it got.</summary>
internal static class HtmlGate
{
    public static void Write(Html page, ExecutionView view)
    {
        if (view.Gate is not { } gate)
            return;
        page.Add($"<section id=\"gate\">\n<h2>Quality gate <small>{(gate.IsOpen ? "open" : "closed")}</small></h2>\n<table class=\"gate\">\n<thead><tr><th></th><th>rule</th><th>asked for</th><th>this run</th></tr></thead>\n<tbody>\n");
        foreach (var rule in gate.Rules)
        {
            page.Add($"<tr class=\"{(rule.Holds ? "good" : "bad")}\"><td>{(rule.Holds ? "✓" : "✗")}</td><td>{rule.Name}</td><td>{rule.Expected}</td><td>{rule.Actual}");
            if (rule.Details.Count > 0)
            {
                page.Add($"<ul>");
                page.Each(rule.Details, (p, d) => p.Add($"<li>{d}</li>"));
                page.Add($"</ul>");
            }

            page.Add($"</td></tr>\n");
        }

        page.Add($"</tbody>\n</table>\n</section>\n");
    }
}
