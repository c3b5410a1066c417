namespace Reports.Suite;

/// <summary>A step as its feature file has it, example values filled in.</summary>
/// <param name="Keyword">As written, trimmed.</param>
/// <param name="Text">Without the keyword.</param>
/// <param name="Argument">The data table (rows joined by <c>|</c>, one a line) or the doc string; null if none.</param>
/// <param name="Line">From 1.</param>
/// <param name="IsOutcome">Whether it is a Then, or an And/But that follows one.</param>
public sealed record StepEntry(string Keyword, string Text, string? Argument, int Line, bool IsOutcome)
{
    /// <summary>Whether it comes from a background, of the feature or the rule.</summary>
    public bool IsBackground { get; init; }
}
