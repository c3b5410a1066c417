using Npgsql;

namespace Framework.Database;

/// <summary>A PostgreSQL that was begun or found; see <see cref="DatabaseLadder"/>. Ours are gone when this is disposed, or when this process dies.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string connectionString;
    private readonly Func<IReadOnlyList<string>> log;
    private readonly Func<ValueTask> end;
    private readonly SemaphoreSlim templates = new(1, 1);

    internal PostgresServer(
        string description, string connectionString, bool isOurs, TimeSpan leakGrace, Task ready, Func<IReadOnlyList<string>> log, Func<ValueTask> end)
    {
        this.connectionString = connectionString;
        this.log = log;
        this.end = end;
        Description = description;
        IsOurs = isOurs;
        LeakGrace = leakGrace;
        Ready = ready;
    }

    /// <summary>What runs, for reports: <c>PostgreSQL 18.4 (embedded)</c>.</summary>
    public string Description { get; }

    /// <summary>Completes when connections are accepted; fails with a <see cref="DatabaseUnavailableException"/> that says why not.</summary>
    public Task Ready { get; }

    /// <summary>The last lines of the server's log; empty for a server that isn't ours.</summary>
    public IReadOnlyList<string> RecentLog => log();

    /// <summary>Whether the whole server is thrown away with us; otherwise others may use it, and our databases are named apart.</summary>
    internal bool IsOurs { get; }

    internal TimeSpan LeakGrace { get; }

    /// <summary>Begins the names of all databases that we make here.</summary>
    internal string DatabasePrefix { get; init; } = "";

    /// <summary>A connection string for a database of this server, whether that exists yet or not.</summary>
    public string ConnectionStringFor(string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => end();

    /// <summary>Whether a connection broke, rather than that the server refused what it was asked.</summary>
    internal static bool IsEndOf(NpgsqlException e) =>
        e is not PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow) };

    /// <summary>What to say when it broke.</summary>
    internal DatabaseUnavailableException Gone(NpgsqlException e)
    {
        var said = RecentLog.TakeLast(15).ToList();
        return new DatabaseUnavailableException(
            $"""
            {Description} answers no more: {e.Message}{(e.InnerException is { } inner ? $" ({inner.Message})" : "")}
            What it said last:
              {string.Join("\n  ", said.Count > 0 ? said : ["(its log is not ours to read)"])}
            If nothing there tells why: was it ended for want of memory (dmesg), or by hand?
            """, e);
    }

    /// <summary>One template at a time is built on a server; the turn ends when this is disposed.</summary>
    internal async Task<IDisposable> TemplateTurnAsync(CancellationToken ct)
    {
        await templates.WaitAsync(ct);
        return new Turn(templates);
    }

    /// <summary>A connection outside the pools, to the database that we administer from.</summary>
    internal Task<NpgsqlConnection> OpenAdminAsync(CancellationToken ct) =>
        OpenAsync(new NpgsqlConnectionStringBuilder(connectionString).Database ?? "postgres", options: null, ct);

    /// <summary>A connection outside the pools.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="options">Server settings for this session, as <c>-c name=value</c>.</param>
    /// <param name="ct">Gives up.</param>
    internal async Task<NpgsqlConnection> OpenAsync(string database, string? options, CancellationToken ct)
    {
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Database = database,
            Pooling = false,
            Multiplexing = false,
            Enlist = false,
            IncludeFailedBatchedCommand = true,
            CommandTimeout = 0,
            ApplicationName = "test framework",
            Options = options,
        }.ConnectionString);

        // We use built-in types only: asking a database for its own costs 10 ms for each new one.
        source.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        var connection = source.Build().CreateConnection();
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
