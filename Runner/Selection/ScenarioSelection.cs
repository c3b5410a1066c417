using Reports.Suite;
using Runner.Sharding;
using Runner.Terminal;

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

    /// <summary>A shard's part of it; all of it if there is none.</summary>
    /// <exception cref="CannotRunException">There are fewer scenarios than shards.</exception>
    public ScenarioSelection OnlyPart(Shard? shard, IReadOnlyDictionary<string, double> durations)
    {
        if (shard is null)
            return this;
        var part = shard.Part(Scenarios, durations);
        return part.Count == 0
            ? throw new CannotRunException($"--shard {shard}: expected a scenario at least for each shard; there are {Words.Count(Scenarios.Count, "scenario")} for {shard.Which.Of} shards.", "Use fewer shards, or select more")
            : this with { Scenarios = part, Where = NUnitSelection.Exactly(part) };
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The part of the command line that says which scenarios.</summary>
internal sealed record SelectionFlags(string? Tags = null, string? Feature = null, string? Name = null)
{
    /// <summary>Feature files, or lines in them.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
