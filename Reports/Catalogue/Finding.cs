namespace Reports.Catalogue;

/// <summary>Something that is wrong in a file of the suite.</summary>
/// <param name="Kind"><c>unknown-behaviour</c>, <c>unknown-link</c>, <c>feature</c> or <c>file</c>.</param>
/// <param name="File">Relative to the repository.</param>
/// <param name="Line">From 1; 0 if it concerns the whole file.</param>
/// <param name="Column">From 1; 0 if unknown.</param>
/// <param name="Message">Expected, found, what to try.</param>
public sealed record Finding(string Kind, string File, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => $"{File}: {Message}",
        (_, 0) => $"{File}:{Line}: {Message}",
        _ => $"{File}:{Line}:{Column}: {Message}",
    };
}
