namespace Framework.Database;

/// <summary>The newest <c>postgres</c> installed on this machine.</summary>
internal sealed class LocalRung : IRung
{
    public string Name => "local";

    public async Task<Attempt<PostgresServer>> TryAsync(DatabaseOptions options, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows()) return Attempt<PostgresServer>.Failed("needs a POSIX shell; not on Windows");

        var folders = (options.BinaryFolders ?? [.. BinaryFolders.Usual()]).ToList();
        var found = new List<PostgresBinaries>();
        var refused = new List<string>();
        foreach (var folder in folders.Where(f => File.Exists(Path.Combine(f, "postgres"))))
        {
            var attempt = await PostgresBinaries.TryAsync(folder, $"local, {folder}", ct);
            if (attempt.Succeeded) found.Add(attempt.Value);
            else refused.Add(attempt.Reason);
        }

        if (found.MaxBy(b => b.Version.Major) is { } newest) return await ClusterRung.BeginAsync(newest, options, ct);
        return Attempt<PostgresServer>.Failed(
            refused.Count > 0 ? string.Join("; ", refused) : $"no postgres in {string.Join(", ", folders)}");
    }
}
