namespace Framework.Database;

/// <summary>What a reset found.</summary>
/// <param name="Duration">From the call to a clean database.</param>
/// <param name="Dirty">The tables and sequences that were put back, as <c>schema.name</c>.</param>
/// <param name="Leaks">Transactions that the scenario before left open; each was ended, so the database is clean all the same.</param>
public sealed record ResetReport(TimeSpan Duration, IReadOnlyList<string> Dirty, IReadOnlyList<LeakedSession> Leaks);
