using System.Text.Json;
using Framework.Evidence;
using Framework.Http;
using Npgsql;

namespace Framework.Database;

/// <summary>What all tables of a database hold, and what differs between two such states.</summary>
internal static class TableContents
{
    /// <summary>Rows of one table that are looked at: a scenario that has more is about something else.</summary>
    private const int MostRows = 1000, LongestValue = 300;

    private const string TablesQuery =
        $"""
         select c.oid::regclass::text, format('%I.%I', n.nspname, c.relname),
                coalesce((select array_agg(a.attname::text order by k.place) from pg_index i, unnest(i.indkey) with ordinality k(attnum, place), pg_attribute a
                  where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum), array[]::text[])
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema', '{SchemaCatalogue.Own}') and n.nspname not like 'pg\_toast%'
         order by 1
         """;

    internal static async Task<IReadOnlyList<Table>> TablesAsync(NpgsqlConnection session)
    {
        await using var command = new NpgsqlCommand(TablesQuery, session);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<Table>();
        while (await reader.ReadAsync())
            tables.Add(new Table(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2)));
        return tables;
    }

    internal static async Task<IReadOnlyDictionary<(string Table, string Key), Dictionary<string, string>>> ReadAsync(NpgsqlConnection session, IReadOnlyList<Table> tables)
    {
        var rows = new Dictionary<(string, string), Dictionary<string, string>>();
        if (tables.Count == 0)
            return rows;
        await using var command = new NpgsqlCommand(string.Join(" union all ", tables.Select((t, i) => $"select {i}, to_jsonb(t{i})::text from (select * from {t.Quoted} limit {MostRows}) t{i}")), session);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var table = tables[reader.GetInt32(0)];
            using var row = JsonDocument.Parse(reader.GetString(1));
            var values = row.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Shown(p), StringComparer.Ordinal);
            var key = table.Key.Count == 0 ? reader.GetString(1) : string.Join(", ", table.Key.Select(k => values.GetValueOrDefault(k, "?").Trim('"')));
            rows[(table.Name, SecretMask.Text(key))] = values;
        }

        return rows;
    }

    internal static IEnumerable<StateChange> Compare(IReadOnlyDictionary<(string Table, string Key), Dictionary<string, string>> before, IReadOnlyDictionary<(string Table, string Key), Dictionary<string, string>> after, DateTimeOffset at)
    {
        foreach (var row in before.Keys.Union(after.Keys).OrderBy(k => k.Table, StringComparer.Ordinal))
        {
            var (was, isNow) = (before.GetValueOrDefault(row), after.GetValueOrDefault(row));
            if (was is null)
                yield return new StateChange(at, row.Table, row.Key, RowFate.Appeared, [.. isNow!.Where(v => v.Value != "null").Select(v => new ColumnChange(v.Key, null, v.Value))]);
            else if (isNow is null)
                yield return new StateChange(at, row.Table, row.Key, RowFate.Vanished, [.. was.Where(v => v.Value != "null").Select(v => new ColumnChange(v.Key, v.Value, null))]);
            else if (was.Where(v => isNow.GetValueOrDefault(v.Key) != v.Value).Select(v => new ColumnChange(v.Key, v.Value, isNow.GetValueOrDefault(v.Key))).ToList() is { Count: > 0 } changed)
                yield return new StateChange(at, row.Table, row.Key, RowFate.Changed, changed);
        }
    }

    /// <summary>Two secrets that differ are shown as differing: a digest of a few letters tells them apart, and nothing else.</summary>
    private static string Shown(JsonProperty property)
    {
        var text = property.Value.GetRawText();
        if (text != "null" && SecretMask.IsSecretField(property.Name))
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{SecretMask.Mask}{Data.StableHash.Of(text) & 0xFFFF:x4}\"");
        text = SecretMask.Text(property.Value.ValueKind == JsonValueKind.String ? $"\"{property.Value.GetString()}\"" : text);
        return text.Length <= LongestValue ? text : $"{text[..LongestValue]}... ({text.Length} characters)";
    }

    /// <summary>A table with the columns of its primary key; none if it has none.</summary>
    internal sealed record Table(string Name, string Quoted, IReadOnlyList<string> Key);
}
