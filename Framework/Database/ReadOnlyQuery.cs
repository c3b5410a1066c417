using System.Data;
using System.Text.Json;
using Framework.Http;
using Npgsql;

namespace Framework.Database;

/// <summary>Looks into a lane's database, for diagnosis: it cannot change anything there, and leaves no trace in the scenario's evidence of the system.</summary>
internal static class ReadOnlyQuery
{
    private const int MostRows = 1000;

    /// <summary>The rows of one SELECT, as a JSON array of objects.</summary>
    /// <exception cref="PostgresException">The statement is wrong, or it would change something.</exception>
    internal static async Task<JsonElement> RunAsync(string connectionString, string select)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await using (var readOnly = new NpgsqlCommand("SET TRANSACTION READ ONLY", connection, transaction))
            await readOnly.ExecuteNonQueryAsync();
        var statement = select.Trim().TrimEnd(';');
        await using var command = new NpgsqlCommand($"SELECT coalesce(json_agg(facts), '[]')::text FROM ({statement}\n LIMIT {MostRows}) AS facts", connection, transaction);
        using var rows = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        return rows.RootElement.Clone();
    }

    /// <summary>How many rows a table has.</summary>
    /// <exception cref="UnknownNameException">There is no such table; lists the nearest.</exception>
    internal static async Task<long> CountAsync(string connectionString, string table)
    {
        var tables = await RunAsync(connectionString, "SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
        var known = tables.EnumerateArray().Select(t => t.GetProperty("tablename").GetString()!).ToList();
        if (!known.Contains(table, StringComparer.Ordinal))
            throw new UnknownNameException("table", table, known);
        var counted = await RunAsync(connectionString, $"SELECT count(*) AS rows FROM {new NpgsqlCommandBuilder().QuoteIdentifier(table)}");
        return counted[0].GetProperty("rows").GetInt64();
    }
}
