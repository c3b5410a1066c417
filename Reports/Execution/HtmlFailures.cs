using Framework.Evidence;
using Reports.Causes;
using Reports.Runs;
using Reports.Suite;

namespace Reports.Execution;

/// <summary>Failures under their causes: the failing step, expected and actual, what was seen, where.</summary>
internal static class HtmlFailures
{
    /// <summary>Scenarios told in full; those that fail for the same cause beyond it are named only.</summary>
    private const int ToldInFull = 5;

    public static void Write(Html page, ExecutionView view)
    {
        if (view.Causes.Count == 0)
            return;
        page.Add($"<section id=\"failures\">\n<h2>Failures</h2>\n");
        for (var i = 0; i < view.Causes.Count; i++)
            Cause(page, view, view.Causes[i], i + 1);
        page.Add($"</section>\n");
    }

    private static void Cause(Html page, ExecutionView view, CauseGroup cause, int number)
    {
        page.Add($"<article class=\"cause\" id=\"cause-{number}\">\n<h3><span class=\"kind\">{cause.Kind}</span> {cause.Headline}</h3>\n");
        if (cause.Diagnosis is { } diagnosis)
            page.Add($"<p class=\"because\">Ask <b>{cause.Owner}</b> ({diagnosis.OwnerBecause}). Counted as {cause.Kind} because {diagnosis.Rule}: <code>{diagnosis.Evidence}</code></p>\n");
        for (var i = 0; i < Math.Min(cause.Results.Count, ToldInFull); i++)
            Scenario(page, view, cause.Results[i], open: i == 0);
        if (cause.Results.Count > ToldInFull)
        {
            page.Add($"<details class=\"rest\"><summary>{Words.Count(cause.Results.Count - ToldInFull, "more scenario")} failed the same way</summary>\n<ul>\n");
            page.Each(cause.Results.Skip(ToldInFull), (p, r) => p.Add($"<li>{r.Reference} <code>{r.Location}</code></li>\n"));
            page.Add($"</ul></details>\n");
        }
        page.Add($"</article>\n");
    }

    private static void Scenario(Html page, ExecutionView view, ScenarioResult result, bool open)
    {
        var line = result.Deciding;
        var failure = line.Failure!;
        page.Add($"<details class=\"failure\"").Add($"{OpenIf(open)}>");
        page.Add($"<summary>{result.Name} <small>{result.Feature} · <code>{Place(result)}</code>{Attempts(result)}</small></summary>\n");
        Steps(page, result);
        page.Add($"<pre class=\"message\">{failure.Message.ReplaceLineEndings("\n").Trim('\n')}</pre>\n");
        if (line.Seen is { } seen)
            page.Add($"<p class=\"seen\"><b>Seen</b> <code>{seen}</code></p>\n");
        var trace = StepPlace.Trace(failure, line.FailedStep, result.File, line.FailedLine);
        if (trace.Length > 0)
            page.Add($"<details class=\"trace\"><summary>Stack trace</summary><pre>{trace.ReplaceLineEndings("\n")}</pre></details>\n");
        page.Add($"<p class=\"ids\">");
        if (view.AllureOf(result) is { } address)
            page.Add($"<a href=\"{address}\">Evidence in the Allure report</a> ");
        if (line.TraceId.Length > 0)
            page.Add($"trace <code>{line.TraceId}</code>");
        page.Add($"</p>\n");
        page.Add($"</details>\n");
    }

    private static void Steps(Html page, ScenarioResult result)
    {
        var failure = result.Deciding.Failure!;
        var steps = StepMark.Of(result);
        page.Add($"<ol class=\"steps\">\n");
        if (failure.Origin.StartsWith("Before", StringComparison.Ordinal))
            page.Add($"<li class=\"failed\">{failure.Origin}</li>\n");
        page.Each(steps, (p, s) => p.Add($"<li class=\"{Class(s.Outcome)}\">{s.Text} <small>{s.Line}</small></li>\n"));
        if (steps.All(s => s.Outcome != Outcome.Failed) && !failure.Origin.StartsWith("Before", StringComparison.Ordinal))
            page.Add($"<li class=\"failed\">{result.Deciding.FailedStep ?? Words.Title(failure.Origin)}</li>\n");
        page.Add($"</ol>\n");
    }

    private static string Class(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        _ => "unreached",
    };

    private static string Place(ScenarioResult result) => result.Deciding.FailedLine > 0 ? $"{result.File}:{result.Deciding.FailedLine}" : result.Location;

    private static string Attempts(ScenarioResult result) => result.Attempts.Count == 1
        ? ""
        : $" · failed in {Words.Count(result.Attempts.Count(a => a.Outcome is Outcome.Failed or Outcome.Broken), "attempt")} of {result.Attempts.Count}";

    private static Markup OpenIf(bool open) => new(open ? " open" : "");
}
