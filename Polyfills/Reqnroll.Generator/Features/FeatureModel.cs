using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Features;

/// <summary>A feature, flattened: backgrounds, rules and outlines resolved into scenarios.</summary>
internal sealed class FeatureModel
{
    public string Path { get; set; } = "";
    public string Language { get; set; } = "en";
    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public int Line { get; set; }
    public IReadOnlyList<string> Tags { get; set; } = [];
    public List<RuleModel> Rules { get; } = [];
    public List<ScenarioModel> Scenarios { get; } = [];
    public List<ProblemModel> Problems { get; } = [];
}

internal sealed record RuleModel(string Title, string Description, IReadOnlyList<string> Tags);

internal sealed record ScenarioModel(
    string Title, string Description, int Line, int Rule, IReadOnlyList<string> Tags, IReadOnlyList<string> AllTags,
    IReadOnlyList<KeyValuePair<string, string>> Example, IReadOnlyList<StepModel> Steps)
{
    /// <summary>The title with the example row's values filled in; those that it doesn't mention follow in brackets.</summary>
    public string DisplayName
    {
        get
        {
            var rest = Example.Where(e => !Title.Contains("<" + e.Key + ">")).Select(e => $"{e.Key}: {e.Value}").ToList();
            return Placeholders.Fill(Title, Example) + (rest.Count == 0 ? "" : $" ({string.Join(", ", rest)})");
        }
    }
}

/// <param name="ExampleLine">Line of the example row whose values were filled in; 0 if none were.</param>
internal sealed record StepModel(int Line, int Column, int ExampleLine, int Type, int KeywordKind, string Keyword, string Text, IReadOnlyList<IReadOnlyList<string>> Rows, string? DocString);
