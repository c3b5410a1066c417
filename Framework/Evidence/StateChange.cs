namespace Framework.Evidence;

/// <summary>What became of a row.</summary>
public enum RowFate
{
    /// <summary>It is there, and was not.</summary>
    Appeared,

    /// <summary>Some of its values are others.</summary>
    Changed,

    /// <summary>It was there, and is not.</summary>
    Vanished,
}

/// <summary>One row of the system's database that a step left otherwise than it was before. Secrets are masked.</summary>
/// <param name="At">When the state after the step was looked at.</param>
/// <param name="Table">The table's name, with its schema unless that is <c>public</c>.</param>
/// <param name="Key">The primary key's values; the whole row where there is none.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Values">Columns with their values before and after: all that are not null where a row appeared or vanished, those that differ where it changed.</param>
public sealed record StateChange(DateTimeOffset At, string Table, string Key, RowFate Fate, IReadOnlyList<ColumnChange> Values) : EvidenceItem(At);

/// <summary>One column of a row.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Before">As JSON; null if the row was not there.</param>
/// <param name="After">As JSON; null if the row is not there.</param>
public sealed record ColumnChange(string Column, string? Before, string? After);
