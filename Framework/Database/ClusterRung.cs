using Npgsql;

namespace Framework.Database;

/// <summary>What the embedded and the local rung share: binaries become a throw-away cluster.</summary>
internal static class ClusterRung
{
    public static async Task<Attempt<PostgresServer>> BeginAsync(PostgresBinaries binaries, DatabaseOptions options, CancellationToken ct)
    {
        var user = UnprivilegedUser.Needed(options);
        var place = ClusterPlace.Choose(options);
        var template = await ClusterTemplate.EnsureAsync(binaries, CacheFolder.For(options), place, user, options.Progress, ct);
        if (!template.Succeeded) return Attempt<PostgresServer>.Failed(template.Reason);

        var description = $"PostgreSQL {binaries.Version.Text} ({binaries.Origin})";
        var cluster = ThrowAwayCluster.Begin(binaries, template.Value, place, user, description);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = cluster.Folder,
            Port = 5432,
            Username = "postgres",
            Database = "postgres",
            IncludeErrorDetail = true,
        };
        return Attempt<PostgresServer>.Of(new PostgresServer(
            description, connection.ConnectionString, isOurs: true, options.LeakGrace, cluster.Ready, () => cluster.Log.Recent, cluster.DisposeAsync));
    }
}
