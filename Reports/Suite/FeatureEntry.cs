namespace Reports.Suite;

/// <summary>One feature file.</summary>
/// <param name="File">As in <see cref="ScenarioEntry.File"/>.</param>
/// <param name="Folder">Relative to the suite's root, with forward slashes.</param>
/// <param name="Title">The feature's title.</param>
/// <param name="Language">Gherkin's language code.</param>
/// <param name="Tags">Every tag that is written in the file, with its place.</param>
/// <param name="Scenarios">In the order of the file; outlines row by row.</param>
public sealed record FeatureEntry(
    string File,
    string Folder,
    string Title,
    string Language,
    IReadOnlyList<TagUse> Tags,
    IReadOnlyList<ScenarioEntry> Scenarios);

/// <summary>A tag where it is written.</summary>
/// <param name="Name">Without the at sign.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record TagUse(string Name, int Line, int Column);
