using Reports.Summary;

namespace Reports.Execution;

/// <summary>What is otherwise than in the run before.</summary>
internal static class HtmlChanges
{
    private const int Named = 12;

    public static void Write(Html page, ExecutionView view)
    {
        if (view.HistoryProblem is { } problem)
            page.Add($"<p class=\"warning\">{problem}</p>\n");
        if (view.Summary.Changes is not { } changes)
            return;
        page.Add($"<section id=\"changes\">\n<h2>Since the last run <small>{(changes.SinceStartedAt is { } at ? Words.Time(at) : "")}</small></h2>\n");
        if (changes.SinceRun is null)
            page.Add($"<p class=\"lead\">There is no earlier run to compare with.</p>\n");
        else if (changes.AreNone)
            page.Add($"<p class=\"lead\">Nothing changed{(changes.StillBroken.Count > 0 ? $"; {Words.Count(changes.StillBroken.Count, "scenario")} failed before too" : "")}.</p>\n");
        else
            page.Add($"<div class=\"changes\">\n");
        foreach (var (name, tone, scenarios) in Kinds(changes))
            Kind(page, name, tone, scenarios);
        if (changes is { SinceRun: not null, AreNone: false })
            page.Add($"</div>\n");
        page.Add($"</section>\n");
    }

    public static IEnumerable<(string Name, string Tone, IReadOnlyList<string> Scenarios)> Kinds(RunChanges changes) => changes.AreNone
        ? []
        : new (string, string, IReadOnlyList<string>)[]
        {
            ("Newly broken", "bad", changes.NewlyBroken), ("Still broken", "bad", changes.StillBroken), ("Fixed", "good", changes.Fixed), ("Flaky", "gap", changes.Flaky),
            ("Slower", "gap", changes.Slower), ("New", "none", changes.New), ("Gone", "none", changes.Gone),
        }.Where(k => k.Item3.Count > 0);

    private static void Kind(Html page, string name, string tone, IReadOnlyList<string> scenarios)
    {
        page.Add($"<details class=\"change {tone}\"").Add($"{new Markup(scenarios.Count <= Named ? " open" : "")}><summary><b>{scenarios.Count}</b> {name}</summary>\n<ul>\n");
        page.Each(scenarios, (p, s) => p.Add($"<li>{s}</li>\n"));
        page.Add($"</ul></details>\n");
    }
}
