using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Framework.Database;

/// <summary>
/// One database a lane, cloned from a template that is built once, and put back to the template's state between scenarios.
/// Names and connection strings are known from the start, so a host may boot while its database is being made.
/// </summary>
public sealed class DatabasePool : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly Task<string> template;
    private readonly CancellationToken lifetime;
    private readonly ConcurrentDictionary<int, LaneDatabase> lanes = new();

    private DatabasePool(PostgresServer server, Task<string> schemaScript, CancellationToken ct)
    {
        this.server = server;
        lifetime = ct;
        template = BuildAsync(schemaScript);
    }

    /// <summary>Completes when clones can be made.</summary>
    public Task TemplateReady => template;

    /// <summary>Returns at once; the template is built as soon as the server and the script are there.</summary>
    /// <param name="server">Begun; it need not be ready.</param>
    /// <param name="schemaScript">SQL that builds the schema in an empty database, and may fill reference tables.</param>
    /// <param name="ct">Gives up, at any time in the pool's life.</param>
    public static DatabasePool Begin(PostgresServer server, Task<string> schemaScript, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(schemaScript);
        return new DatabasePool(server, schemaScript, ct);
    }

    /// <summary><see cref="Begin"/>, and waits for the template.</summary>
    /// <inheritdoc cref="Begin"/>
    /// <exception cref="DatabaseUnavailableException">The server did not start.</exception>
    /// <exception cref="SchemaScriptException">PostgreSQL refused the script.</exception>
    public static async Task<DatabasePool> CreateAsync(PostgresServer server, Task<string> schemaScript, CancellationToken ct = default)
    {
        var pool = Begin(server, schemaScript, ct);
        try
        {
            await pool.TemplateReady;
            return pool;
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }
    }

    /// <summary>The name of a lane's database.</summary>
    public string NameFor(int lane) => string.Create(CultureInfo.InvariantCulture, $"{server.DatabasePrefix}lane_{lane}");

    /// <summary>What the lane's system connects with.</summary>
    public string ConnectionStringFor(int lane) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionStringFor(NameFor(lane)))
        {
            ApplicationName = string.Create(CultureInfo.InvariantCulture, $"lane {lane}"),
        }.ConnectionString;

    /// <summary>
    /// Makes the lane's database, anew if there is one. Connections to the old one are cut: the pool of
    /// <see cref="ConnectionStringFor"/> is cleared, another data source of the host's meets a broken connection once.
    /// </summary>
    public async Task CloneAsync(int lane)
    {
        var source = await template.WaitAsync(lifetime);
        if (lanes.TryRemove(lane, out var old))
        {
            await old.DisposeAsync();
            await using var pooled = new NpgsqlConnection(ConnectionStringFor(lane));
            NpgsqlConnection.ClearPool(pooled);
        }

        lanes[lane] = await AnsweredAsync(LaneDatabase.CloneAsync(server, source, NameFor(lane), replaces: old is not null, lifetime));
    }

    /// <summary>
    /// Drops the database of a lane that is given up, with every session in it: those that the lane's system keeps for its next request would stay open
    /// until the run ends, and a run in which much fails would use up the server's connections.
    /// </summary>
    public async Task DropAsync(int lane)
    {
        if (!lanes.TryRemove(lane, out var database))
            return;
        await database.DisposeAsync();
        await using var admin = await server.OpenAdminAsync(lifetime);
        await DatabaseCommands.DropAsync(admin, NameFor(lane), lifetime);
    }

    /// <summary>Puts the lane's database back to the template's state; only what differs is touched.</summary>
    /// <returns>What was dirty, and who had left a transaction open.</returns>
    /// <exception cref="DatabaseUnavailableException">The server died; says what it said last.</exception>
    public Task<ResetReport> ResetAsync(int lane) =>
        lanes.TryGetValue(lane, out var database)
            ? AnsweredAsync(database.ResetAsync(lifetime))
            : throw new InvalidOperationException($"Lane {lane} has no database yet: call {nameof(CloneAsync)} first.");

    /// <summary>Lets go of the databases; on a server that isn't ours, drops them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in lanes.Values) await database.DisposeAsync();
        if (server.IsOurs || !server.Ready.IsCompletedSuccessfully) return;
        await using var admin = await server.OpenAdminAsync(CancellationToken.None);
        foreach (var lane in lanes.Keys) await DatabaseCommands.DropAsync(admin, NameFor(lane), CancellationToken.None);
        if (template.IsCompletedSuccessfully) await DatabaseCommands.DropAsync(admin, await template, CancellationToken.None);
    }

    private async Task<T> AnsweredAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (NpgsqlException e) when (PostgresServer.IsEndOf(e))
        {
            throw server.Gone(e);
        }
    }

    private async Task<string> BuildAsync(Task<string> schemaScript)
    {
        await server.Ready.WaitAsync(lifetime);
        var script = await schemaScript.WaitAsync(lifetime);
        var name = server.DatabasePrefix + TemplateDatabase.NameFor(script);
        await TemplateDatabase.BuildAsync(server, name, script, lifetime);
        return name;
    }
}
