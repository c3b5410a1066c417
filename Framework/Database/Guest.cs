using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Framework.Database;

/// <summary>
/// This run on a server that isn't ours. It holds an advisory lock on its number for as long as it lives; a number whose
/// lock is free belongs to a run that died, and its databases are dropped.
/// </summary>
internal sealed class Guest : IAsyncDisposable
{
    private const int LockClass = 0x7F_DB_00_01;
    private const int ConnectSeconds = 10;
    private readonly NpgsqlConnection connection;

    private Guest(NpgsqlConnection connection, int number, string version, string? refusal)
    {
        this.connection = connection;
        Version = version;
        Refusal = refusal;
        DatabasePrefix = string.Create(CultureInfo.InvariantCulture, $"tfdb_{number:x8}_");
    }

    public string Version { get; }

    /// <summary>Why this server won't do; null if it will.</summary>
    public string? Refusal { get; }

    public string DatabasePrefix { get; }

    public static async Task<Guest> ArriveAsync(NpgsqlConnectionStringBuilder given, CancellationToken ct)
    {
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(given.ConnectionString)
        {
            Pooling = false,
            Timeout = ConnectSeconds,
            KeepAlive = 30,
            ApplicationName = "test framework",
        }.ConnectionString);

        // Nothing is asked before the version is known to do: not even for types.
        source.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        var session = source.Build().CreateConnection();
        try
        {
            await session.OpenAsync(ct);
            var number = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            var version = PostgresVersion.Parse(session.ServerVersion)!;
            var refusal = await RefusalAsync(session, version, ct);
            var guest = new Guest(session, number, version.Text, refusal);
            if (refusal is null)
            {
                await ScalarAsync(session, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_lock({LockClass}, {number})"), ct);
                await guest.DropAbandonedAsync(ct);
            }

            return guest;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<string?> RefusalAsync(NpgsqlConnection connection, PostgresVersion version, CancellationToken ct)
    {
        if (version.TooOld) return $"is PostgreSQL {version.Text}; {PostgresVersion.Oldest} or newer is needed";
        if (await ScalarAsync(connection, "select rolcreatedb or rolsuper from pg_roles where rolname = current_user", ct) is not true)
            return "its user may not create databases; each lane has one of its own. Way out: ALTER ROLE ... CREATEDB";
        try
        {
            await ScalarAsync(connection, "set session_replication_role = replica; set session_replication_role = origin", ct);
            return null;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return "its user may not set session_replication_role, which a reset needs to pass over foreign keys and triggers. "
                + "Way out: GRANT SET ON PARAMETER session_replication_role TO ... (PostgreSQL 15 or newer), or a superuser";
        }
    }

    private async Task DropAbandonedAsync(CancellationToken ct)
    {
        var names = new List<string>();
        await using (var command = new NpgsqlCommand(@"select datname from pg_database where datname ~ '^tfdb_[0-9a-f]{8}_'", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
        }

        foreach (var run in names.GroupBy(n => int.Parse(n.AsSpan(5, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
        {
            if (await ScalarAsync(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_try_advisory_lock({LockClass}, {run.Key})"), ct) is not true) continue;
            foreach (var name in run) await DatabaseCommands.DropAsync(connection, name, ct);
            await ScalarAsync(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_unlock({LockClass}, {run.Key})"), ct);
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
