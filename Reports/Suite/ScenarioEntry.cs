namespace Reports.Suite;

/// <summary>One scenario of a feature file; of an outline, one example row.</summary>
/// <param name="File">Path of the feature file, the suite's folder included: <c>Features/Invoices/Sending.feature</c>.</param>
/// <param name="Folder">Folder of the file relative to the suite's root, with forward slashes.</param>
/// <param name="Feature">The feature's title.</param>
/// <param name="Rule">Title of the rule that it stands under; null if none.</param>
/// <param name="Name">Title as written: an outline's placeholders are not filled in.</param>
/// <param name="Parameters">The example row in column order; empty if it is not an outline.</param>
/// <param name="Tags">All that apply, without the at sign, each once.</param>
/// <param name="Line">The line of the scenario; of an outline, that of the example row.</param>
/// <param name="Steps">Background steps included.</param>
public sealed record ScenarioEntry(
    string File,
    string Folder,
    string Feature,
    string? Rule,
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    IReadOnlyList<string> Tags,
    int Line,
    IReadOnlyList<StepEntry> Steps)
{
    /// <summary>File and line, as editors and terminals understand it.</summary>
    public string Location => $"{File}:{Line}";

    /// <summary>The title with example values filled in, or named after it: unique within the feature.</summary>
    public string DisplayName => ScenarioTitle.For(Name, Parameters);
}
