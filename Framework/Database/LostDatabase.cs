using Npgsql;

namespace Framework.Database;

/// <summary>A lane's database that is gone for a while: every session is ended, and none is let in, until this is disposed of.</summary>
public sealed class LostDatabase : IAsyncDisposable
{
    /// <summary>The sessions that the framework itself keeps: one of them cleans the lane.</summary>
    private const string Own = "test framework";

    /// <summary>What stands in the evidence of a scenario that does this: what then fails is no trouble of the infrastructure.</summary>
    public const string Remark = "The scenario takes the database away.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _name;
    private readonly string _admin;
    private bool _isBack;

    private LostDatabase(string name, string admin) => (_name, _admin) = (name, admin);

    /// <summary>The database is back. Sessions that were ended are forgotten, as after a restart of the system.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isBack)
            return;
        _isBack = true;
        await ExecuteAsync(_admin, $"ALTER DATABASE {Quoted(_name)} WITH ALLOW_CONNECTIONS true");
        NpgsqlConnection.ClearAllPools();
    }

    internal static async Task<LostDatabase> LoseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        var admin = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false, ApplicationName = $"loses {name}" }.ConnectionString;
        await ExecuteAsync(admin, $"ALTER DATABASE {Quoted(name)} WITH ALLOW_CONNECTIONS false");
        await EndSessionsAsync(admin, name);
        return new LostDatabase(name, admin);
    }

    /// <summary>Ends all at once and looks again at short intervals: pg_terminate_backend's own waiting takes 100 ms a session, one after the other.</summary>
    private static async Task EndSessionsAsync(string admin, string name)
    {
        const string Theirs = "FROM pg_stat_activity WHERE datname = $1 AND application_name <> '" + Own + "'";
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) " + Theirs, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
        await end.ExecuteNonQueryAsync();
        await using var left = new NpgsqlCommand("SELECT count(*), string_agg(application_name, ', ') " + Theirs, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
        await using var pause = new NpgsqlCommand("SELECT pg_sleep(0.002)", connection);
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            await using (var rows = await left.ExecuteReaderAsync())
            {
                await rows.ReadAsync();
                if (rows.GetInt64(0) == 0)
                    return;
                if (TimeProvider.System.GetElapsedTime(began) > Patience)
                    throw new TimeoutException($"{rows.GetInt64(0)} session(s) in database '{name}' had not ended {Patience.TotalSeconds} s after they were told to: {rows.GetString(1)}. A statement of theirs may be waiting for this machine's disk.");
            }

            await pause.ExecuteNonQueryAsync();
        }
    }

    private static string Quoted(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
