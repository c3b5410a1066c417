using Npgsql;

namespace Framework.Remote;

/// <summary>The database of a running system, where the test may ask it.</summary>
internal static class RemoteDatabase
{
    /// <exception cref="TargetUnavailableException">A connection string was given, and nothing answers there.</exception>
    internal static async Task<string> DescribeAsync(string? connectionString)
    {
        if (connectionString is null)
            return "not known: the target gives no access to it";
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            return $"PostgreSQL {connection.PostgreSqlVersion.ToString(2)} (of the target)";
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException)
        {
            throw new TargetUnavailableException($"The target's database cannot be asked: {error.Message} Expected: TF_DATABASE as a connection string of it, or none.", error);
        }
    }
}
