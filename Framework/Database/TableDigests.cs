using Npgsql;

namespace Framework.Database;

/// <summary>What every table held at one moment, as digests of its rows' versions: any row that was added, changed or removed since makes another.</summary>
public sealed class TableDigests
{
    private const string Question = """
        SELECT string_agg(format('SELECT %L, md5(coalesce(string_agg(ctid::text || xmin::text, '','' ORDER BY ctid), '''')) FROM %I.%I', tablename, schemaname, tablename), ' UNION ALL ')
        FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
        """;

    private readonly Dictionary<string, string> _digests;

    private TableDigests(Dictionary<string, string> digests) => _digests = digests;

    /// <summary>Names of the tables that are not as they were.</summary>
    public IReadOnlyList<string> ChangedSince(TableDigests earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return [.. _digests.Where(d => earlier._digests.GetValueOrDefault(d.Key) != d.Value).Select(d => d.Key).Order(StringComparer.Ordinal)];
    }

    internal static async Task<TableDigests> TakeAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var connection = await source.OpenConnectionAsync();
        await using var question = new NpgsqlCommand(Question, connection);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await question.ExecuteScalarAsync() is not string tables)
            return new TableDigests(digests);
        await using var command = new NpgsqlCommand(tables, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            digests[reader.GetString(0)] = reader.GetString(1);
        return new TableDigests(digests);
    }
}
