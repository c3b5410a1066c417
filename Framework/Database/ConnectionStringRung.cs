using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Framework.Database;

/// <summary>
/// A server that somebody else runs. Others may use it too, so our databases carry a prefix of this run, are dropped at the
/// end, and those of runs that died are dropped by the next.
/// </summary>
internal sealed class ConnectionStringRung : IRung
{
    public string Name => "connection string";

    public async Task<Attempt<PostgresServer>> TryAsync(DatabaseOptions options, CancellationToken ct)
    {
        if (ConnectionStrings.Parse(options.Choice!) is not { } given)
        {
            return Attempt<PostgresServer>.Failed(
                $"'{ConnectionStrings.Masked(options.Choice!)}' is neither embedded, local or docker, nor a connection string such as Host=localhost;Username=postgres;Password=... or postgres://postgres:...@localhost/postgres");
        }

        var shown = ConnectionStrings.Masked(given);
        try
        {
            var guest = await Guest.ArriveAsync(given, ct);
            if (guest.Refusal is { } refusal)
            {
                await guest.DisposeAsync();
                return Attempt<PostgresServer>.Failed($"{shown}: {refusal}");
            }

            var description = $"PostgreSQL {guest.Version} (connection string, {given.Host})";
            return Attempt<PostgresServer>.Of(new PostgresServer(
                description, given.ConnectionString, isOurs: false, options.LeakGrace, Task.CompletedTask, () => [], guest.DisposeAsync)
            {
                DatabasePrefix = guest.DatabasePrefix,
            });
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or ArgumentException)
        {
            return Attempt<PostgresServer>.Failed($"{shown}: {e.Message}{(e.InnerException is { } inner ? $" ({inner.Message})" : "")}{WayOut(e, given)}");
        }
    }

    private static string WayOut(Exception e, NpgsqlConnectionStringBuilder given) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            ". The server is there; check Username and Password.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            ". The server is there; name a database that exists, such as Database=postgres. Ours are made beside it.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => ". Raise its max_connections, or end what else uses it.",
        PostgresException => "",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            string.Create(CultureInfo.InvariantCulture, $". Nothing listens there: is PostgreSQL running on {given.Host}, and {given.Port} its port?"),
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            $". There is no host called {given.Host}.",
        _ => string.Create(CultureInfo.InvariantCulture, $". Is it PostgreSQL that answers at {given.Host}:{given.Port}, and not something else that took this port?"),
    };
}
