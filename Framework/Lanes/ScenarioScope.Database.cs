using System.Text.Json;
using Framework.Database;

namespace Framework.Lanes;

/// <content>Its database.</content>
public sealed partial class ScenarioScope
{
    private readonly List<LostDatabase> _lost = [];

    /// <summary>Keeps everybody from writing to a table until a race is ready: see <see cref="HeldTable"/>. Dispose of it before the step ends.</summary>
    /// <exception cref="Npgsql.PostgresException">There is no such table.</exception>
    public Task<HeldTable> HoldWritersAsync(string table)
    {
        Use(Capabilities.Inside, "a table that others cannot write to");
        _trace.HasHeldUp = true;
        return HeldTable.HoldAsync(Lane.ConnectionString, table);
    }

    /// <summary>Takes the lane's database away: every session of the system is ended, and none is let in, until the result is disposed of or the scenario ends.</summary>
    public async Task<LostDatabase> LoseDatabaseAsync()
    {
        Use(Capabilities.Inside, "a database that can be taken away");
        _trace.HasHeldUp = true;
        _contract.ServerErrorsAreExpected = true;
        Note(LostDatabase.Remark);
        var lost = await LostDatabase.LoseAsync(Lane.ConnectionString);
        lock (_lost)
            _lost.Add(lost);
        return lost;
    }

    /// <summary>What the lane's database holds now, to be compared with what it holds later.</summary>
    public Task<TableDigests> DigestTablesAsync()
    {
        Use(Capabilities.OwnSystem, "tables that nobody else writes to");
        return TableDigests.TakeAsync(Lane.ConnectionString);
    }

    /// <summary>Runs one SELECT in the lane's database, in a read-only transaction, for diagnosis; 1,000 rows at most.</summary>
    /// <returns>Its rows, as a JSON array of objects.</returns>
    /// <exception cref="Npgsql.PostgresException">The statement is wrong, or would change something.</exception>
    public Task<JsonElement> AskDatabaseAsync(string select) => ReadOnlyQuery.RunAsync(Lane.ConnectionString, select);

    /// <summary>How many rows a table of the lane's database has.</summary>
    /// <exception cref="UnknownNameException">There is no such table; lists the nearest.</exception>
    public Task<long> CountRowsAsync(string table)
    {
        Use(Capabilities.OwnSystem, "a table that is all its own");
        return ReadOnlyQuery.CountAsync(Lane.ConnectionString, table);
    }

    /// <summary>Whatever happened to the scenario: who comes after it, and the checks at its end, have the database again.</summary>
    private async Task GiveDatabasesBackAsync()
    {
        List<LostDatabase> lost;
        lock (_lost)
            lost = [.. _lost];
        foreach (var database in lost)
            await database.DisposeAsync();
    }
}
