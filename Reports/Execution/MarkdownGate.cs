using Reports.Causes;

namespace Reports.Execution;

/// <summary>The quality gate and what is flaky, in Markdown.</summary>
internal static class MarkdownGate
{
    public static void Write(MarkdownText page, ExecutionView view)
    {
        if (view.Gate is { } gate)
        {
            page.Gap();
            page.Line($"## {(gate.IsOpen ? "✅ The quality gate is open" : "❌ The quality gate is closed")}");
            page.Gap();
            page.Line($"| | rule | asked for | this run |");
            page.Line($"|---|---|---|---|");
            foreach (var rule in gate.Rules)
                page.Line($"| {(rule.Holds ? "✓" : "✗")} | {rule.Name} | {rule.Expected} | {rule.Actual}{(rule.Details.Count == 0 ? "" : $": {string.Join("; ", rule.Details)}")} |");
        }

        var flaky = view.Flaky.ToList();
        if (flaky.Count == 0)
            return;
        page.Gap();
        page.Line($"## Flaky: failed, then passed");
        page.Gap();
        foreach (var result in flaky)
            page.Line($"- {result.Reference} ({result.Location}): attempt {result.FirstFailed!.Attempt} failed with {Headline.Of(result.FirstFailed.Failure?.Message ?? "")}");
    }
}
