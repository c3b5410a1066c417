using System.Globalization;

namespace Framework.Database;

/// <summary>A session that still had a transaction open when its database was to be reset.</summary>
/// <param name="ProcessId">The server process.</param>
/// <param name="Application">Its application name; may be empty.</param>
/// <param name="State"><c>idle in transaction</c>, <c>active</c>...</param>
/// <param name="TransactionAge">How long the transaction had been open.</param>
/// <param name="Query">The statement it ran last, or is running.</param>
/// <param name="Locks">The tables it holds locks on, with the lock's mode.</param>
public sealed record LeakedSession(
    int ProcessId, string Application, string State, TimeSpan TransactionAge, string Query, IReadOnlyList<string> Locks)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"session {ProcessId} ({(Application.Length > 0 ? Application : "no application name")}) was {State}, its transaction open for {TransactionAge.TotalMilliseconds:0} ms; "
        + $"last statement: {Query}; locks: {(Locks.Count > 0 ? string.Join(", ", Locks) : "none on tables")}");
}
