using Gherkin;
using Gherkin.Ast;

namespace Reports.Suite;

/// <summary>Fills example values into steps and knows which of them are outcomes.</summary>
internal static class StepEntries
{
    public static List<StepEntry> From(IReadOnlyList<Step> steps, int backgroundSteps, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var entries = new List<StepEntry>(steps.Count);
        var isOutcome = false;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            isOutcome = step.KeywordType switch
            {
                StepKeywordType.Outcome => true,
                StepKeywordType.Conjunction or StepKeywordType.Unknown => isOutcome && i != backgroundSteps,
                _ => false,
            };
            entries.Add(new StepEntry(
                step.Keyword.Trim(),
                ScenarioTitle.Fill(step.Text, values),
                Argument(step) is { } argument ? ScenarioTitle.Fill(argument, values) : null,
                step.Location.Line,
                isOutcome)
            {
                IsBackground = i < backgroundSteps,
            });
        }
        return entries;
    }

    private static string? Argument(Step step) => step switch
    {
        { DocString: { } text } => text.Content,
        { DataTable: { } table } => string.Join('\n', table.Rows.Select(row => $"| {string.Join(" | ", row.Cells.Select(c => c.Value))} |")),
        _ => null,
    };
}
