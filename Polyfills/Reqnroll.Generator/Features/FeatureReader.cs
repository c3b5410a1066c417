using Gherkin;
using Gherkin.Ast;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Features;

/// <summary>Reads a feature file with the official parser and flattens it.</summary>
internal sealed class FeatureReader
{
    private readonly FeatureModel _model = new();
    private GherkinDialect _dialect = null!;
    private Descriptions _descriptions = null!;

    public static FeatureModel Read(string path, string text, string defaultLanguage)
    {
        var reader = new FeatureReader();
        reader._model.Path = path;
        try
        {
            var dialects = new Dialects(defaultLanguage);
            var feature = new Parser().Parse(new TokenScanner(new StringReader(text)), new TokenMatcher(dialects)).Feature;
            reader._model.Language = dialects.Language;
            if (feature is null)
                reader.Problem(1, 1, "The file has no feature. Expected 'Feature: <title>' (or that word in the language of a '# language: xx' line).");
            else
                reader.Read(feature, dialects, text);
        }
        catch (CompositeParserException errors)
        {
            foreach (var error in errors.Errors)
                reader.Problem(error);
        }
        catch (ParserException error)
        {
            reader.Problem(error);
        }

        return reader._model;
    }

    private void Problem(ParserException error)
    {
        Problem(error.Location?.Line ?? 1, error.Location?.Column ?? 1, ParserMessage.Readable(error.Message));
    }

    private void Problem(int line, int column, string message) => _model.Problems.Add(new ProblemModel(Problems.Parse, _model.Path, line, column, 1, message.Replace("\r", "").Replace("\n", " ")));

    private void Read(Feature feature, Dialects dialects, string text)
    {
        _dialect = dialects.GetDialect(feature.Language, feature.Location);
        _descriptions = new Descriptions(_model, text, _dialect);
        _model.Title = feature.Name;
        _model.Description = Text(feature.Description);
        _model.Line = feature.Location.Line;
        _model.Tags = Tags(feature.Tags);
        Children(feature.Children, [], _model.Tags, -1);
    }

    private void Children(IEnumerable<IHasLocation> children, IReadOnlyList<Step> background, IReadOnlyList<string> tags, int rule)
    {
        foreach (var child in children)
        {
            switch (child)
            {
                case Background more:
                    _descriptions.Check(more);
                    background = [.. background, .. more.Steps];
                    break;
                case Rule inner:
                    var ruleTags = Tags(inner.Tags);
                    _model.Rules.Add(new RuleModel(inner.Name, Text(inner.Description), ruleTags));
                    Children(inner.Children, background, [.. tags, .. ruleTags], _model.Rules.Count - 1);
                    break;
                case Scenario scenario:
                    _descriptions.Check(scenario);
                    Add(scenario, background, tags, rule);
                    break;
            }
        }
    }

    private void Add(Scenario scenario, IReadOnlyList<Step> background, IReadOnlyList<string> inherited, int rule)
    {
        var own = Tags(scenario.Tags);
        if (!scenario.Examples.Any())
        {
            Add(scenario, scenario.Location.Line, background, own, inherited, rule, []);
            return;
        }

        foreach (var examples in scenario.Examples.Where(e => e.TableHeader is not null))
        {
            var names = examples.TableHeader.Cells.Select(c => c.Value).ToList();
            IReadOnlyList<string> tags = [.. own, .. Tags(examples.Tags)];
            foreach (var row in examples.TableBody)
            {
                var values = row.Cells.Select((cell, i) => new KeyValuePair<string, string>(names[i], cell.Value)).ToList();
                Add(scenario, row.Location.Line, background, tags, inherited, rule, values);
            }
        }
    }

    private void Add(Scenario scenario, int line, IReadOnlyList<Step> background, IReadOnlyList<string> own, IReadOnlyList<string> inherited, int rule, IReadOnlyList<KeyValuePair<string, string>> example)
    {
        List<StepModel> steps = [];
        var type = 1;
        foreach (var (step, values) in background.Select(s => (s, NoValues)).Concat(scenario.Steps.Select(s => (s, example))))
        {
            type = step.KeywordType switch { StepKeywordType.Context => 1, StepKeywordType.Action => 2, StepKeywordType.Outcome => 4, _ => type };
            steps.Add(Convert(step, type, values, line));
        }

        _model.Scenarios.Add(new ScenarioModel(scenario.Name, Text(scenario.Description), line, rule, own, [.. own, .. inherited], example, steps));
    }

    private static readonly IReadOnlyList<KeyValuePair<string, string>> NoValues = [];

    private StepModel Convert(Step step, int type, IReadOnlyList<KeyValuePair<string, string>> values, int line)
    {
        var keyword = step.KeywordType switch
        {
            StepKeywordType.Context => 0,
            StepKeywordType.Action => 1,
            StepKeywordType.Outcome => 2,
            _ => step.Keyword != "* " && _dialect.ButStepKeywords.Contains(step.Keyword) ? 4 : 3,
        };
        var table = step.DataTable?.Rows.Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => Placeholders.Fill(c.Value, values))]).ToList();
        var doc = step.DocString?.Content;
        if (step.DataTable is { } both && step.DocString is { } text)
        {
            var second = both.Location.Line > text.Location.Line ? both.Location : text.Location;
            if (!_model.Problems.Any(p => p.Line == second.Line && p.Id == Problems.Parse))
                Problem(second.Line, second.Column, "A step has a table or a doc string, not both. Give the second to a step of its own.");
        }

        return new StepModel(step.Location.Line, step.Location.Column, values.Count == 0 ? 0 : line, type, keyword, step.Keyword, Placeholders.Fill(step.Text, values), table ?? [], doc is null ? null : Placeholders.Fill(doc, values));
    }

    private static IReadOnlyList<string> Tags(IEnumerable<Tag> tags) => [.. tags.Select(t => t.Name.TrimStart('@'))];

    private static string Text(string? description) =>
        description is null ? "" : string.Join("\n", description.Split('\n').Select(l => l.Trim())).Trim();
}
