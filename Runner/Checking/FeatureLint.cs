using Reports.Catalogue;
using Reports.Suite;

namespace Runner.Checking;

/// <summary>What builds and runs, and still misleads whoever reads the report.</summary>
internal static class FeatureLint
{
    public static IEnumerable<Finding> Of(FeatureIndex index) =>
    [
        .. TwiceInAFeature(index),
        .. SameFeatureTwice(index),
        .. WithoutTitle(index),
        .. WithoutSteps(index),
        .. NearlyTheSameTag(index),
    ];

    private static IEnumerable<Finding> TwiceInAFeature(FeatureIndex index) =>
        from scenario in index.Scenarios.GroupBy(s => (s.File, Title: $"{s.Rule}/{s.DisplayName}"))
        where scenario.Count() > 1
        let first = scenario.First()
        from other in scenario.Skip(1)
        where other.Parameters.Count == 0 || !other.Parameters.SequenceEqual(first.Parameters) // an example row that is there twice is told as that
        select new Finding("duplicate-title", other.File, other.Line, 0,
            $"\"{other.DisplayName}\" is there twice, first in line {first.Line}: reports and history can't tell them apart. Give each its own title or example row.");

    private static IEnumerable<Finding> SameFeatureTwice(FeatureIndex index) =>
        from feature in index.Features.GroupBy(f => (f.Folder, f.Title))
        where feature.Count() > 1
        from other in feature.Skip(1)
        select new Finding("duplicate-title", other.File, 1, 0, $"The feature \"{other.Title}\" is also in {feature.First().File}. Give each its own title.");

    private static IEnumerable<Finding> WithoutTitle(FeatureIndex index) =>
        index.Scenarios.Where(s => string.IsNullOrWhiteSpace(s.Name))
            .Select(s => new Finding("no-title", s.File, s.Line, 0, "The scenario has no title. Say its outcome: \"A declined card frees the seat\"."));

    private static IEnumerable<Finding> WithoutSteps(FeatureIndex index) =>
        index.Scenarios.Where(s => s.Steps.Count == 0)
            .Select(s => new Finding("no-steps", s.File, s.Line, 0, $"\"{s.DisplayName}\" has no steps: it would pass without testing anything."));

    /// <summary>A tag that differs from another one only in capital letters selects nothing when it is meant.</summary>
    private static IEnumerable<Finding> NearlyTheSameTag(FeatureIndex index) =>
        from spelling in index.Features.SelectMany(f => f.Tags.Select(t => (f.File, Tag: t))).GroupBy(t => t.Tag.Name, StringComparer.OrdinalIgnoreCase)
        let usual = spelling.GroupBy(t => t.Tag.Name, StringComparer.Ordinal).OrderByDescending(g => g.Count()).First().Key
        from use in spelling
        where use.Tag.Name != usual
        select new Finding("tag-spelling", use.File, use.Tag.Line, use.Tag.Column, $"@{use.Tag.Name} is written @{usual} elsewhere; tags are compared letter by letter.");
}
