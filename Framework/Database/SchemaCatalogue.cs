using Npgsql;

namespace Framework.Database;

/// <summary>What a reset has to know of the schema: read once, from the finished template.</summary>
internal sealed record SchemaCatalogue(
    IReadOnlyList<TableShape> Tables, IReadOnlyList<SequenceShape> Sequences, IReadOnlyList<ViewShape> MaterializedViews)
{
    /// <summary>The schema that holds what a reset needs; nobody else's.</summary>
    public const string Own = "testframework";

    private const string UserObjects =
        $"""
         c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema', '{Own}') and n.nspname not like 'pg\_toast%' and n.nspname not like 'pg\_temp%'
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
         """;

    public static async Task<SchemaCatalogue> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var tables = await ListAsync(connection, TablesQuery, r => new TableShape(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3)), ct);
        var sequences = await ListAsync(connection, SequencesQuery, r => (Name: r.GetString(0), Quoted: r.GetString(1)), ct);
        var views = await ListAsync(connection, ViewsQuery, r => new ViewShape(r.GetString(0), r.GetBoolean(1)), ct);
        var rows = await EachAsync<long>(connection, tables.Select(t => $"(select count(*) from only {t.Quoted})"), "bigint", ct);
        var values = await EachAsync<long>(connection, sequences.Select(s => $"(select last_value from {s.Quoted})"), "bigint", ct);
        var called = await EachAsync<bool>(connection, sequences.Select(s => $"(select is_called from {s.Quoted})"), "boolean", ct);
        return new SchemaCatalogue(
            [.. tables.Select((t, i) => t with { Rows = rows[i] })],
            [.. sequences.Select((s, i) => new SequenceShape(s.Name, s.Quoted, values[i], called[i]))],
            views);
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, string query, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Many small questions in one query.</summary>
    private static async Task<T[]> EachAsync<T>(NpgsqlConnection connection, IEnumerable<string> questions, string type, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select array[{string.Join(", ", questions)}]::{type}[]", connection);
        return (T[])(await command.ExecuteScalarAsync(ct))!;
    }

    // Generated columns cannot be written back, so they are left out.
    private const string TablesQuery =
        $"""
         select c.oid::bigint, n.nspname || '.' || c.relname, format('%I.%I', n.nspname, c.relname),
                coalesce((select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '')
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and {UserObjects}
         order by c.oid
         """;

    private const string SequencesQuery =
        $"""
         select n.nspname || '.' || c.relname, format('%I.%I', n.nspname, c.relname)
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'S' and {UserObjects}
         order by c.oid
         """;

    private const string ViewsQuery =
        $"""
         select format('%I.%I', n.nspname, c.relname), c.relispopulated
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'm' and {UserObjects}
         order by c.oid
         """;
}

/// <param name="Id">Its oid in the template.</param>
/// <param name="Name"><c>schema.table</c>, for people.</param>
/// <param name="Quoted">The same, for SQL.</param>
/// <param name="Columns">Those that can be written, quoted.</param>
/// <param name="Rows">How many rows the schema script put there.</param>
internal sealed record TableShape(long Id, string Name, string Quoted, string Columns, long Rows = 0);

/// <param name="Name"><c>schema.sequence</c>, for people.</param>
/// <param name="Quoted">The same, for SQL.</param>
/// <param name="LastValue">Where the schema script left it.</param>
/// <param name="IsCalled">Whether that value was handed out.</param>
internal sealed record SequenceShape(string Name, string Quoted, long LastValue, bool IsCalled);

/// <param name="Quoted">Its name, for SQL.</param>
/// <param name="Populated">Whether the schema script filled it.</param>
internal sealed record ViewShape(string Quoted, bool Populated);
