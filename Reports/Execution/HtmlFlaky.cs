using Reports.Causes;
using Reports.Runs;

namespace Reports.Execution;

/// <summary>What failed in one attempt and passed in another: both, side by side.</summary>
internal static class HtmlFlaky
{
    public static void Write(Html page, ExecutionView view)
    {
        var flaky = view.Flaky.ToList();
        if (flaky.Count == 0)
            return;
        page.Add($"<section id=\"flaky\">\n<h2>Flaky <small>{Words.Count(flaky.Count, "scenario")}</small></h2>\n<p class=\"lead\">The same scenario, the same seed, another outcome: something is left to chance, in the system or in the test. The Allure report has each attempt with all that was seen.</p>\n<table class=\"flaky\">\n<thead><tr><th>scenario</th><th>failed</th><th>passed</th></tr></thead>\n<tbody>\n");
        foreach (var result in flaky)
        {
            var failed = result.FirstFailed!;
            var passed = result.Attempts.Last(a => a.Outcome == Framework.Evidence.Outcome.Passed);
            page.Add($"<tr><td>{result.Reference} <small><code>{result.Location}</code></small></td><td>attempt {failed.Attempt}, {Words.Duration(failed.DurationMs)}, lane {failed.Lane}: {failed.FailedStep ?? ""} <b>{Headline.Of(failed.Failure?.Message ?? "")}</b> <small>trace {failed.TraceId}</small></td><td>attempt {passed.Attempt}, {Words.Duration(passed.DurationMs)}, lane {passed.Lane} <small>trace {passed.TraceId}</small></td></tr>\n");
        }

        page.Add($"</tbody>\n</table>\n");
        foreach (var result in flaky)
            Pair(page, view, result);
        page.Add($"</section>\n");
    }

    private static void Pair(Html page, ExecutionView view, ScenarioResult result)
    {
        var failed = result.FirstFailed!;
        var passed = result.Attempts.Last(a => a.Outcome == Framework.Evidence.Outcome.Passed);
        if ((view.TraceOf(failed), view.TraceOf(passed)) is ({ } before, { } after))
            page.Add($"<details class=\"pair\"><summary>Both traces side by side: {result.Name}</summary>\n<div><figure><figcaption><a href=\"{before}\">Failed, attempt {failed.Attempt}</a></figcaption><iframe loading=\"lazy\" src=\"{before}\" title=\"The trace of the attempt that failed\"></iframe></figure><figure><figcaption><a href=\"{after}\">Passed, attempt {passed.Attempt}</a></figcaption><iframe loading=\"lazy\" src=\"{after}\" title=\"The trace of the attempt that passed\"></iframe></figure></div></details>\n");
    }
}
