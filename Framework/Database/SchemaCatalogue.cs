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
        var counted = new List<TableShape>();
        foreach (var table in tables)
            counted.Add(table with { Rows = (long)(await ScalarAsync(connection, $"select count(*) from only {table.Quoted}", ct))! });
        var placed = new List<SequenceShape>();
        foreach (var (name, quoted) in sequences)
        {
            var state = await ListAsync(connection, $"select last_value, is_called from {quoted}", r => (r.GetInt64(0), r.GetBoolean(1)), ct);
            placed.Add(new SequenceShape(name, quoted, state[0].Item1, state[0].Item2));
        }

        return new SchemaCatalogue(counted, placed, views);
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, string query, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string query, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(ct);
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
