using Npgsql;
using NpgsqlTypes;

namespace Framework.Database;

/// <summary>A lane's database and the connection that is kept open to reset it.</summary>
internal sealed class LaneDatabase : IAsyncDisposable
{
    // Replica: neither triggers nor foreign keys are asked while tables are emptied in any order. The lock's time limit keeps
    // a lock that somebody forgot from holding up the run.
    private const string ResetSession = "-c session_replication_role=replica -c lock_timeout=2000";

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(10);

    private readonly PostgresServer server;
    private readonly string name;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand reset;
    private readonly SemaphoreSlim turn = new(1, 1);

    private LaneDatabase(PostgresServer server, string name, NpgsqlConnection connection, uint id)
    {
        this.server = server;
        this.name = name;
        this.connection = connection;
        reset = new NpgsqlCommand(ResetFunction.Call, connection)
        {
            Parameters = { new NpgsqlParameter<uint> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Oid } },
        };
    }

    public static async Task<LaneDatabase> CloneAsync(PostgresServer server, string template, string name, bool replaces, CancellationToken ct)
    {
        await using (var admin = await server.OpenAdminAsync(ct))
        {
            if (replaces) await DatabaseCommands.DropAsync(admin, name, ct);
            await DatabaseCommands.CreateAsync(server, admin, name, template, ct);
        }

        var session = await server.OpenAsync(name, ResetSession, ct);
        await using var whoAmI = new NpgsqlCommand("select oid from pg_database where datname = current_database()", session);
        var lane = new LaneDatabase(server, name, session, (uint)(await whoAmI.ExecuteScalarAsync(ct))!);
        await lane.reset.PrepareAsync(ct);
        await lane.TryResetAsync(ct);
        return lane;
    }

    public async Task<ResetReport> ResetAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            IReadOnlyList<LeakedSession> leaks = [];
            var dirty = await TryResetAsync(ct);
            while (dirty is null)
            {
                if (TimeProvider.System.GetElapsedTime(began) > server.LeakGrace + GiveUp) throw StillBusy();
                leaks = [.. leaks, .. await OpenTransactions.EndAsync(connection, server.LeakGrace, ct)];
                dirty = await TryResetAsync(ct);
            }

            return new ResetReport(TimeProvider.System.GetElapsedTime(began), dirty, leaks);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await reset.DisposeAsync();
        await connection.DisposeAsync();
        turn.Dispose();
    }

    private InvalidOperationException StillBusy() => new(
        $"Database {name} could not be reset: for {(server.LeakGrace + GiveUp).TotalSeconds:0} s there was always some transaction open in it. "
        + "Something of the system keeps working between scenarios: let it run on the virtual clock, or make it known as a rest probe.");

    /// <summary>Null when somebody has a transaction open.</summary>
    private async Task<IReadOnlyList<string>?> TryResetAsync(CancellationToken ct)
    {
        string[]? dirty, bloated;
        try
        {
            await using var reader = await reset.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            dirty = await reader.IsDBNullAsync(0, ct) ? null : reader.GetFieldValue<string[]>(0);
            bloated = await reader.IsDBNullAsync(1, ct) ? null : reader.GetFieldValue<string[]>(1);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return null;
        }

        if (bloated is not null)
        {
            await using var vacuum = new NpgsqlCommand("vacuum " + string.Join(", ", bloated), connection);
            await vacuum.ExecuteNonQueryAsync(ct);
        }

        return dirty;
    }
}
