using Reports.Suite;

namespace Runner.Selection;

/// <summary>Which scenarios a run is about.</summary>
/// <param name="Scenarios">In the order of the files; those that are ignored by tag are left out.</param>
/// <param name="Where">For NUnit; null if it is the whole suite.</param>
/// <param name="Notes">What looks like a mistake although something was selected.</param>
internal sealed record ScenarioSelection(IReadOnlyList<ScenarioEntry> Scenarios, string? Where, IReadOnlyList<string> Notes)
{
    /// <exception cref="CannotRunException">It is empty, or the tag expression is none.</exception>
    public static ScenarioSelection Of(FeatureIndex index, SelectionFlags flags, string repository)
    {
        var tags = string.IsNullOrWhiteSpace(flags.Tags) ? null : TagExpressionParser.Parse(flags.Tags);
        var places = flags.Places.SelectMany(p => FeaturePlace.Select(p, index, repository)).ToHashSet();
        var chosen = index.Scenarios.Where(s =>
            (flags.Places.Count == 0 || places.Contains(s))
            && (tags is null || tags.Matches(s.Tags))
            && (flags.Feature is null || Has(s.Feature, flags.Feature) || Has(s.File, flags.Feature))
            && (flags.Name is null || Has(s.Name, flags.Name) || Has(s.DisplayName, flags.Name))).ToList();
        var runnable = chosen.Where(s => !s.Tags.Contains("ignore", StringComparer.OrdinalIgnoreCase)).ToList();
        if (runnable.Count == 0)
            throw EmptySelection.Explain(index, flags, tags, ignored: chosen.Count);
        var unknown = tags?.Tags.Where(t => !index.Tags.Contains(t, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal) ?? [];
        return new ScenarioSelection(
            runnable,
            flags is { Feature: null, Name: null, Places.Count: 0 } ? tags?.ToNUnit() : NUnitSelection.Exactly(runnable),
            [.. unknown.Select(t => $"No scenario is tagged @{t}.{EmptySelection.DidYouMean(t, index.Tags)}")]);
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The part of the command line that says which scenarios.</summary>
internal sealed record SelectionFlags(string? Tags = null, string? Feature = null, string? Name = null)
{
    /// <summary>Feature files, or lines in them.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
