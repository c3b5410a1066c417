using System.Security.Cryptography;
using System.Text;

namespace Framework.Database;

/// <summary>
/// What initdb made, kept in the cache: copying it takes a tenth of initdb's time. Keyed by version, binaries, arguments
/// and owner; it belongs to the user that the server runs as.
/// </summary>
internal static class ClusterTemplate
{
    /// <summary>The folder to copy as a cluster's data directory; made if there is none yet.</summary>
    public static async Task<Attempt<string>> EnsureAsync(
        PostgresBinaries binaries, CacheFolder cache, string scratch, string? user, IProgress<string>? progress, CancellationToken ct)
    {
        var arguments = Arguments(binaries.Version);
        var folder = cache.Of("clusters", Key(binaries, arguments, user));
        if (IsWhole(folder)) return Attempt<string>.Of(Data(folder));

        using var turn = await cache.LockAsync("clusters", progress, ct);
        if (IsWhole(folder)) return Attempt<string>.Of(Data(folder));
        Remove(folder);

        var made = Path.Combine(scratch, "tfdb-init-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
        const string Script = "umask 077; mkdir \"$1\" && exec \"$2\" -D \"$1/data\" $3";
        var initialised = await Command.RunAsync(
            "/bin/sh", ["-c", Script, "sh", made, binaries.InitDb, string.Join(' ', arguments)], user, ct);
        if (!initialised.Succeeded)
        {
            Remove(made);
            return Attempt<string>.Failed(
                $"{binaries.InitDb} failed{(user is null ? "" : $" as user {user}")}, making a cluster in {made}: {initialised.Complaint}.{UnprivilegedUser.Barrier(user, binaries.InitDb, made)}");
        }

        cache.Make("clusters");
        var moved = await Command.RunAsync("mv", [made, folder], user: null, ct);
        if (moved.Succeeded) return Attempt<string>.Of(Data(folder));
        Remove(made);
        return Attempt<string>.Failed($"the initialised cluster could not be kept in {folder}: {moved.Complaint}");
    }

    private static string Data(string folder) => Path.Combine(folder, "data");

    // Deleted by halves, or half copied. Damage deeper down is found by the server.
    private static bool IsWhole(string folder) =>
        File.Exists(Path.Combine(Data(folder), "PG_VERSION")) && File.Exists(Path.Combine(Data(folder), "global", "pg_control"));

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static string[] Arguments(PostgresVersion version)
    {
        string[] locale = version.Major >= 17
            ? ["--locale-provider=builtin", "--locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C", "--lc-messages=C"]
            : [OperatingSystem.IsMacOS() ? "--locale=en_US.UTF-8" : "--locale=C.UTF-8", "--lc-messages=C"];
        return ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-instructions", "--wal-segsize=4", .. locale];
    }

    private static string Key(PostgresBinaries binaries, string[] arguments, string? user)
    {
        var identity = string.Join('\n', [binaries.Folder, binaries.Version.Text, user ?? Environment.UserName, .. arguments]);
        return $"{binaries.Version.Text}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..12]}";
    }
}
