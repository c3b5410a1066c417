using Gherkin.Ast;

namespace Reports.Suite;

/// <summary>Turns the parser's tree into scenarios with everything that applies to each.</summary>
internal sealed class FeatureFlattener(Feature feature, string file, string folder)
{
    private readonly List<ScenarioEntry> scenarios = [];
    private readonly List<TagUse> tags = [];

    public FeatureEntry Flatten()
    {
        var own = Names(feature.Tags);
        Walk(feature.Children, null, own, []);
        return new FeatureEntry(file, folder, feature.Name, feature.Language, tags, scenarios);
    }

    private void Walk(IEnumerable<IHasLocation> children, string? rule, IReadOnlyList<string> outer, IReadOnlyList<Step> background)
    {
        foreach (var child in children)
            switch (child)
            {
                case Background own:
                    background = [.. background, .. own.Steps];
                    break;
                case Rule inner:
                    Walk(inner.Children, inner.Name, [.. outer, .. Names(inner.Tags)], background);
                    break;
                case Scenario scenario:
                    Add(scenario, rule, [.. outer, .. Names(scenario.Tags)], [.. background, .. scenario.Steps], background.Count);
                    break;
                default:
                    throw new InvalidOperationException($"{file}: the parser gave a {child.GetType().Name} where a background, rule or scenario was expected.");
            }
    }

    private void Add(Scenario scenario, string? rule, IReadOnlyList<string> applying, IReadOnlyList<Step> steps, int backgroundSteps)
    {
        if (!scenario.Examples.Any())
        {
            scenarios.Add(Entry(scenario.Name, [], applying, scenario.Location.Line));
            return;
        }
        foreach (var examples in scenario.Examples)
        {
            var withExamples = (string[])[.. applying, .. Names(examples.Tags)];
            var columns = examples.TableHeader?.Cells.Select(c => c.Value).ToList() ?? [];
            foreach (var row in examples.TableBody)
            {
                var values = columns.Zip(row.Cells, (column, cell) => KeyValuePair.Create(column, cell.Value)).ToList();
                scenarios.Add(Entry(scenario.Name, values, withExamples, row.Location.Line));
            }
        }

        ScenarioEntry Entry(string name, IReadOnlyList<KeyValuePair<string, string>> values, IReadOnlyList<string> all, int line) =>
            new(file, folder, feature.Name, rule, name, values, [.. all.Distinct(StringComparer.Ordinal)], line, StepEntries.From(steps, backgroundSteps, values));
    }

    private List<string> Names(IEnumerable<Tag> written)
    {
        var names = new List<string>();
        foreach (var tag in written)
        {
            names.Add(tag.Name.TrimStart('@'));
            tags.Add(new TagUse(names[^1], tag.Location.Line, tag.Location.Column));
        }
        return names;
    }
}
