namespace Reports.Suite;

/// <summary>Why a feature file could not be read.</summary>
/// <param name="File">As in <see cref="ScenarioEntry.File"/>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1; 0 if unknown.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record FeatureProblem(string File, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
