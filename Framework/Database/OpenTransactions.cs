using Npgsql;

namespace Framework.Database;

/// <summary>Transactions that others have open in a database: waited for, and in the end ended by force and named.</summary>
internal static class OpenTransactions
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private const string Query =
        """
        select a.pid, coalesce(a.application_name, ''), coalesce(a.state, ''), coalesce(clock_timestamp() - a.xact_start, interval '0'), coalesce(a.query, ''),
               coalesce((select array_agg(distinct l.relation::regclass::text || ' (' || l.mode || ')') from pg_locks l
                 join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p') and c.relnamespace <> 'pg_catalog'::regnamespace
                 where l.pid = a.pid and l.granted), '{}')
        from pg_stat_activity a
        where a.datname = current_database() and a.xact_start is not null and a.pid <> pg_backend_pid() and a.backend_type = 'client backend'
        """;

    /// <summary>Those that did not end within the grace; they are terminated, and gone when this returns.</summary>
    public static async Task<IReadOnlyList<LeakedSession>> EndAsync(NpgsqlConnection connection, TimeSpan grace, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var open = await ReadAsync(connection, ct);
            if (open.Count == 0) return [];
            if (TimeProvider.System.GetElapsedTime(began) >= grace)
            {
                foreach (var session in open) await TerminateAsync(connection, session, ct);
                return open;
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    private static async Task<IReadOnlyList<LeakedSession>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Query, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sessions = new List<LeakedSession>();
        while (await reader.ReadAsync(ct))
        {
            sessions.Add(new LeakedSession(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetTimeSpan(3), reader.GetString(4), reader.GetFieldValue<string[]>(5)));
        }

        return sessions;
    }

    // Waits until the process is gone (at most 5 s), so that its locks are, too.
    private static async Task TerminateAsync(NpgsqlConnection connection, LeakedSession session, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_terminate_backend($1, 5000)", connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = session.ProcessId } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
