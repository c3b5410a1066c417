namespace Reports.Summary;

/// <summary>One scenario that began; of an outline, one row.</summary>
/// <param name="Name">Its title, example values filled in.</param>
/// <param name="Feature">The feature's title.</param>
/// <param name="File">The feature file, relative to the repository; its folder if the source wasn't found.</param>
/// <param name="Line">The scenario's line, or its example row's; 0 if the source wasn't found.</param>
/// <param name="Tags">All that apply, without the at sign.</param>
/// <param name="Status">Over all attempts.</param>
/// <param name="DurationMs">Of the attempt that decided the status.</param>
/// <param name="Attempts">How often it ran.</param>
public sealed record ScenarioSummary(
    string Name,
    string Feature,
    string File,
    int Line,
    IReadOnlyList<string> Tags,
    ScenarioStatus Status,
    double DurationMs,
    int Attempts);
