using Reports.Suite;

namespace Runner.Selection;

/// <summary>Why nothing was selected.</summary>
internal static class EmptySelection
{
    private const int TagsShown = 40;

    public static CannotRunException Explain(FeatureIndex index, SelectionFlags flags, TagExpression? tags, int ignored)
    {
        if (index.Scenarios.Count == 0)
            return new CannotRunException("Expected scenarios in Features/*.feature; found none.", "Write one: docs/writing-scenarios.md");
        if (ignored > 0)
            return new CannotRunException($"{Asked(flags)} selects {ignored} scenario(s), all of them ignored by the tag @ignore.", "Take the tag away, or select others.");
        var tries = new List<string>();
        foreach (var tag in tags?.Tags.Where(t => !index.Tags.Contains(t, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal) ?? [])
            tries.Add($"No scenario is tagged @{tag}.{DidYouMean(tag, index.Tags)}");
        if (flags.Feature is not null)
            tries.Add($"Features: {string.Join(", ", index.Features.Select(f => f.Title))}");
        if (tags is not null)
            tries.Add($"Known tags: {string.Join(" ", index.Tags.Take(TagsShown).Select(t => "@" + t))}{(index.Tags.Count > TagsShown ? $" and {index.Tags.Count - TagsShown} more" : "")}");
        if (flags.Name is not null)
            tries.Add("--name looks for a part of a scenario's title; capital letters don't matter.");
        return new CannotRunException($"{Asked(flags)} selects none of the {index.Scenarios.Count} scenarios.", [.. tries]);
    }

    public static string DidYouMean(string tag, IEnumerable<string> known)
    {
        var nearest = Nearest.To(tag, known);
        return nearest.Count == 0 ? "" : $" Did you mean {string.Join(", ", nearest.Select(t => "@" + t))}?";
    }

    private static string Asked(SelectionFlags flags) => string.Join(" ", flags.Places.Concat(new[]
    {
        flags.Tags is null ? null : $"--tags \"{flags.Tags}\"",
        flags.Feature is null ? null : $"--feature \"{flags.Feature}\"",
        flags.Name is null ? null : $"--name \"{flags.Name}\"",
    }.OfType<string>()).DefaultIfEmpty("The suite"));
}
