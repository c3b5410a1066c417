using Gherkin;
using Gherkin.Ast;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Features;

/// <summary>
/// Finds steps that the parser took for description: whatever follows a title is description until a keyword comes, so a first step with a
/// misspelt keyword vanishes, and its scenario passes without it.
/// </summary>
internal sealed class Descriptions(FeatureModel model, string text, GherkinDialect dialect)
{
    private readonly string[] _lines = text.Replace("\r\n", "\n").Split('\n');
    private readonly string[] _keywords = [.. dialect.GivenStepKeywords.Concat(dialect.WhenStepKeywords).Concat(dialect.ThenStepKeywords).Concat(dialect.AndStepKeywords).Concat(dialect.ButStepKeywords)
        .Select(k => k.Trim()).Where(k => k.Length > 1 && !k.Contains(' ')).Distinct(StringComparer.Ordinal)];

    public void Check(StepsContainer scenario)
    {
        var steps = scenario.Steps.ToList();
        var end = steps.Count == 0 ? scenario.Location.Line + Count(scenario.Description) : steps[0].Location.Line - 1;
        var found = scenario.Description is not null && Lines(scenario.Location.Line, Math.Min(end, _lines.Length));
        if (!found && steps.Count == 0 && scenario is Scenario)
            Say(Problems.Empty, scenario.Location.Line, scenario.Location.Column, scenario.Keyword.Length, $"'{scenario.Keyword}: {scenario.Name}' has no steps: it would pass and prove nothing. Write its steps, or tag it @ignore.", scenario);
    }

    private static int Count(string? description) => description is null ? 0 : description.Split('\n').Length + 1;

    private bool Lines(int from, int to)
    {
        var found = false;
        for (var i = from; i < to; i++)
        {
            var line = _lines[i].Trim();
            var word = line.Split(' ', '\t')[0];
            if (word.Length < 2 || line.Length == word.Length || word[0] == '#' || Nearby(word) is not { } keyword)
                continue;
            found = true;
            Say(Problems.NotAStep, i + 1, _lines[i].IndexOf(word, StringComparison.Ordinal) + 1, word.Length, $"'{line}' is no step but description, because '{word}' is no keyword. Did you mean '{keyword}'?", null);
        }

        return found;
    }

    /// <summary>A keyword that differs in case, or by one letter (two swapped ones), and is no longer word by chance.</summary>
    private string? Nearby(string word) =>
        _keywords.FirstOrDefault(k => Nearest.Distance(word, k) <= (k.Length < 4 ? 0 : 1));

    private void Say(string id, int line, int column, int length, string message, StepsContainer? of)
    {
        if (of is not Scenario scenario || !scenario.Tags.Any(t => t.Name.Equals("@ignore", StringComparison.OrdinalIgnoreCase)))
            model.Problems.Add(new ProblemModel(id, model.Path, line, column, length, message));
    }
}
