using Reports.Causes;
using Reports.Runs;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>The page in Markdown: for a job's summary, a merge request, a chat.</summary>
internal static class MarkdownPage
{
    private const int ToldInFull = 3, Named = 20;

    public static string Of(ExecutionView view)
    {
        var page = new MarkdownText();
        var totals = view.Summary.Totals;
        page.Line($"# {(view.Verdict.IsGood ? "✅" : "❌")} {view.Verdict.Word}");
        page.Gap();
        page.Line($"{view.Verdict.Sentence}");
        page.Gap();
        page.Line($"| scenarios | passed | failed | skipped | not run | pass rate of passed and failed | duration |");
        page.Line($"|---:|---:|---:|---:|---:|---:|---:|");
        page.Line($"| {totals.Scenarios} | {totals.Passed} | {totals.Failed} | {totals.Skipped} | {view.NotRun.Count} | {(totals.PassRate is { } rate ? Words.Percent(rate) : "none ran")} | {Words.Duration(view.Summary.Run.DurationMs)} |");
        page.Gap();
        page.Line($"Behaviours proven: **{view.Behaviours(ProofStatus.Passed)} of {view.Summary.Behaviours.Count}**, broken {view.Behaviours(ProofStatus.Failed)}, not run {view.Behaviours(ProofStatus.Skipped)}, without a scenario {view.Behaviours(ProofStatus.Untested)}. Integrations proven: **{view.LinksThat(ProofStatus.Passed)} of {view.Summary.Matrix.Count}**, broken {view.LinksThat(ProofStatus.Failed)}, not built yet {view.LinksThat(ProofStatus.Planned)}.");
        MarkdownGate.Write(page, view);
        SinceTheLastRun(page, view);
        Failures(page, view);
        Features(page, view);
        Coverage(page, view);
        MarkdownOperations.Write(page, view);
        Remarks(page, view);
        How(page, view);
        return page.ToString();
    }

    private static void Failures(MarkdownText page, ExecutionView view)
    {
        if (view.Causes.Count == 0)
            return;
        Heading(page, "Causes");
        page.Line($"| scenarios | kind | cause | ask | because |");
        page.Line($"|---:|---|---|---|---|");
        foreach (var cause in view.Causes)
            page.Line($"| {cause.Results.Count} | {cause.Kind} | {cause.Headline} | {cause.Owner ?? ""} | {cause.Diagnosis?.Rule ?? ""} |");
        if (view.Order.Count > 1)
        {
            Heading(page, "Recommended order of fixing");
            for (var i = 0; i < view.Order.Count; i++)
                page.Line($"{i + 1}. {view.Order[i].Cause.Headline} ({view.Order[i].Cause.Kind}; {view.Order[i].Reason}{(view.Order[i].Cause.Owner is { } owner ? $"; ask {owner}" : "")})");
        }
        Heading(page, "Failures");
        foreach (var cause in view.Causes)
            Cause(page, cause);
    }

    private static void SinceTheLastRun(MarkdownText page, ExecutionView view)
    {
        if (view.HistoryProblem is { } problem)
        {
            page.Gap();
            page.Line($"{problem}");
        }
        if (view.Summary.Changes is not { SinceRun: not null } changes)
            return;
        Heading(page, "Since the last run");
        if (changes.AreNone)
            page.Line($"Nothing changed.");
        foreach (var (name, _, scenarios) in HtmlChanges.Kinds(changes))
        {
            foreach (var scenario in scenarios.Take(Named))
                page.Line($"- {name}: {scenario}");
            Rest(page, scenarios.Skip(Named), Words.Lower(name));
        }
    }

    private static void Cause(MarkdownText page, CauseGroup cause)
    {
        foreach (var result in cause.Results.Take(ToldInFull))
            Failure(page, result);
        Rest(page, cause.Results.Skip(ToldInFull).Select(r => $"{r.Reference} ({r.Location})"), "failed the same way");
    }

    private static void Failure(MarkdownText page, ScenarioResult result)
    {
        var line = result.Deciding;
        page.Line($"### {result.Reference}");
        page.Gap();
        page.Line($"{(line.FailedLine > 0 ? $"{result.File}:{line.FailedLine}" : result.Location)}: **{line.FailedStep ?? line.Failure!.Origin}**");
        page.Gap();
        page.Block(line.Failure!.Message);
        page.Gap();
        if (line.Seen is { } seen)
        {
            page.Line($"Seen: {seen}");
            page.Gap();
        }
    }

    private static void Features(MarkdownText page, ExecutionView view)
    {
        Heading(page, "Results by feature");
        page.Line($"| feature | passed | failed | skipped | not run | time |");
        page.Line($"|---|---:|---:|---:|---:|---:|");
        foreach (var feature in view.Features)
            page.Line($"| {feature.Title} | {feature.Passed} | {feature.Failed} | {feature.Skipped} | {feature.NotRun} | {Words.Duration(feature.DurationMs)} |");
    }

    private static void Coverage(MarkdownText page, ExecutionView view)
    {
        Heading(page, "Behaviours");
        page.Line($"| area | proven | broken | not run | no scenario | all |");
        page.Line($"|---|---:|---:|---:|---:|---:|");
        foreach (var area in view.Areas)
            page.Line($"| {Words.Title(area.Name)} | {area.Of(ProofStatus.Passed)} | {area.Of(ProofStatus.Failed)} | {area.Of(ProofStatus.Skipped)} | {area.Of(ProofStatus.Untested)} | {area.Total} |");
        page.Gap();
        foreach (var broken in view.Summary.Behaviours.Where(b => b.Status == ProofStatus.Failed))
            page.Line($"- ✗ broken: {broken.Id} {broken.Title}");
        foreach (var gap in view.Gaps)
            page.Line($"- ○ not tested: {gap}");
        foreach (var area in view.Areas.Where(a => a.IsUntouched))
            page.Line($"- ○ not tested at all: {Words.Title(area.Name)} ({Words.Count(area.Total, "behaviour")})");
        Heading(page, "Integrations");
        page.Line($"| | link | what must hold | scenarios |");
        page.Line($"|---|---|---|---:|");
        foreach (var (title, critical, state) in view.Links)
            page.Line($"| {Words.Sign(state.Status)} {Words.Of(state.Status)} | {state.Kind}/{state.Name} | {title}{(critical ? " (critical)" : "")} | {state.Scenarios.Count} |");
    }

    private static void Remarks(MarkdownText page, ExecutionView view)
    {
        if (view.NotRun.Count > 0)
        {
            Heading(page, "Not run");
            foreach (var scenario in view.NotRun.Take(Named))
                page.Line($"- {scenario.DisplayName} ({scenario.Location})");
            Rest(page, view.NotRun.Skip(Named).Select(s => $"{s.DisplayName} ({s.Location})"), "did not run");
        }
        if (view.Summary.Suspects.Count == 0)
            return;
        Heading(page, "Looks wrong although nothing failed");
        foreach (var suspect in view.Summary.Suspects.Take(Named))
            page.Line($"- {suspect.Kind}: {suspect.Detail} {(suspect.Scenario.Length > 0 ? $"({suspect.Scenario})" : "")}");
        Rest(page, view.Summary.Suspects.Skip(Named).Select(s => $"{s.Kind}: {s.Detail}"), "of the same sort");
    }

    private static void How(MarkdownText page, ExecutionView view)
    {
        Heading(page, "How it ran");
        foreach (var (name, value) in view.Facts())
            page.Line($"- {name}: {value}");
    }

    /// <summary>Folded away: named, but not in the way.</summary>
    private static void Rest(MarkdownText page, IEnumerable<string> names, string what)
    {
        var rest = names.ToList();
        if (rest.Count == 0)
            return;
        page.Gap();
        page.Line($"<details><summary>{rest.Count} more {what}</summary>");
        page.Gap();
        foreach (var name in rest)
            page.Line($"- {name}");
        page.Gap();
        page.Line($"</details>");
        page.Gap();
    }

    private static void Heading(MarkdownText page, string title)
    {
        page.Gap();
        page.Line($"## {title}");
        page.Gap();
    }
}
