using Reports.Catalogue;
using Reports.Suite;

namespace Runner.Checking;

/// <summary>What a reader of scenarios stumbles over: no outcome, too many steps, example rows that say the same, tags that nobody knows.</summary>
internal static class ScenarioLint
{
    private const int MostSteps = 8;

    public static IEnumerable<Finding> Of(FeatureIndex index, Glossary glossary) =>
        [.. Scenarios(index).SelectMany(s => WithoutOutcome(s).Concat(TooLong(s))), .. SameRows(index), .. UnknownTags(index, glossary)];

    /// <summary>Outlines once: their rows have the same steps.</summary>
    private static IEnumerable<ScenarioEntry> Scenarios(FeatureIndex index) =>
        index.Scenarios.Where(s => s.Steps.Any(step => !step.IsBackground))
            .GroupBy(s => (s.File, s.Steps.First(step => !step.IsBackground).Line)).Select(g => g.First());

    private static IEnumerable<Finding> WithoutOutcome(ScenarioEntry scenario) => scenario.Steps.Any(s => s.IsOutcome) ? [] :
    [
        new("no-then", scenario.File, scenario.Steps[^1].Line, 0,
            $"\"{scenario.Name}\" ends without a Then: it passes whatever comes out. Say what can be seen when it is done."),
    ];

    private static IEnumerable<Finding> TooLong(ScenarioEntry scenario)
    {
        var own = scenario.Steps.Where(s => !s.IsBackground).ToList();
        if (own.Count > MostSteps)
            yield return new("long-scenario", scenario.File, own[MostSteps].Line, 0,
                $"\"{scenario.Name}\" has {own.Count} steps; {MostSteps} are the most that are read. Say a state in one Given, or make it two scenarios.");
    }

    private static IEnumerable<Finding> SameRows(FeatureIndex index) =>
        from rows in index.Scenarios.Where(s => s.Parameters.Count > 0).GroupBy(s => (s.File, s.Rule, s.Name, Row: string.Join('\u001f', s.Parameters.Select(p => p.Key + "=" + p.Value))))
        where rows.Count() > 1
        from row in rows.Skip(1)
        select new Finding("duplicate-example", row.File, row.Line, 0,
            $"The example row | {string.Join(" | ", row.Parameters.Select(p => p.Value))} | is there twice, first in line {rows.First().Line}: it proves nothing more. Delete it, or correct the value that was meant.");

    private static IEnumerable<Finding> UnknownTags(FeatureIndex index, Glossary glossary) =>
        from feature in index.Features
        from tag in feature.Tags
        where !glossary.Knows(tag.Name)
        select new Finding("unknown-tag", feature.File, tag.Line, tag.Column,
            $"@{tag.Name} is not in the glossary's table of tags. Nearest: {glossary.Nearest(tag.Name)}. Correct it, or explain it in Features/GLOSSARY.md.");
}
