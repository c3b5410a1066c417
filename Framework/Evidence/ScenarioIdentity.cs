namespace Framework.Evidence;

/// <summary>Which scenario a record is about, in the words of its source.</summary>
/// <param name="Id">Unique within the run; propagated to the system and the vendor fakes as baggage <c>scenario</c>.
/// Letters, digits and dashes only.</param>
/// <param name="Feature">Title of the feature.</param>
/// <param name="Name">Title of the scenario, without example values.</param>
/// <param name="Parameters">The example row, in column order; empty for a scenario that is not an outline.</param>
/// <param name="Tags">All tags that apply (feature, rule, scenario, examples), without the at sign.</param>
/// <param name="Folder">Folder of the feature file, relative to the suite's root, with forward slashes.</param>
public sealed record ScenarioIdentity(
    string Id,
    string Feature,
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    IReadOnlyList<string> Tags,
    string Folder)
{
    /// <summary>The scenario's title followed by its example values: unique within its feature.</summary>
    public string DisplayName => Parameters.Count == 0
        ? Name
        : $"{Name} ({string.Join(", ", Parameters.Select(p => $"{p.Key}: {p.Value}"))})";
}
