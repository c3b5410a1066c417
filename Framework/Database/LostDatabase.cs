using Npgsql;

namespace Framework.Database;

/// <summary>A lane's database that is gone for a while: every session is ended, and none is let in, until this is disposed of.</summary>
public sealed class LostDatabase : IAsyncDisposable
{
    /// <summary>The sessions that the framework itself keeps: one of them cleans the lane.</summary>
    private const string Own = "test framework";

    /// <summary>What stands in the evidence of a scenario that does this: what then fails is no trouble of the infrastructure.</summary>
    public const string Remark = "The scenario takes the database away.";

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
        await ExecuteAsync(admin, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND application_name <> '" + Own + "'", name);
        return new LostDatabase(name, admin);
    }

    private static string Quoted(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);

    private static async Task ExecuteAsync(string connectionString, string sql, string? parameter = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        await command.ExecuteNonQueryAsync();
    }
}
