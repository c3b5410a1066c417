using Npgsql;

namespace Framework.Database;

/// <summary>Runs a script of many statements in one round trip.</summary>
internal static class SchemaScript
{
    public static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken ct)
    {
        var lines = new Dictionary<NpgsqlBatchCommand, int>();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (text, line) in SqlStatements.In(script))
        {
            var command = new NpgsqlBatchCommand(text);
            lines[command] = line;
            batch.BatchCommands.Add(command);
        }

        if (lines.Count == 0) return;
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
        {
            var where = e.BatchCommand is { } command ? $" at line {lines[command]}" : "";
            throw new SchemaScriptException(
                $"""
                The schema script was refused{where}: {e.SqlState}: {e.MessageText}{(e.Detail is null ? "" : $" ({e.Detail})")}
                Statement:
                  {Shortened(e.BatchCommand?.CommandText ?? script)}
                """, e);
        }
    }

    private static string Shortened(string text) => text.Length <= 600 ? text : text[..600] + " ...";
}
