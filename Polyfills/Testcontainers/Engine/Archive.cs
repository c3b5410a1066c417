using System.Formats.Tar;

namespace DotNet.Testcontainers.Engine;

/// <summary>Files as the engine takes and gives them: in a tar archive, here one that is unpacked at the root.</summary>
internal static class Archive
{
    private const UnixFileMode ReadableFile = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Program = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static byte[] Of(string path, byte[] content) => Write(tar => Add(tar, path, content, ReadableFile));

    /// <summary>A file goes into the target folder; of a folder, what is in it.</summary>
    public static byte[] Of(string source, string target)
    {
        if (File.Exists(source))
            return Write(tar => Add(tar, Combine(target, Path.GetFileName(source)), File.ReadAllBytes(source), ModeOf(source)));
        if (!Directory.Exists(source))
            throw new FileNotFoundException($"There is neither a file nor a folder {source} to copy.", source);
        return Write(tar =>
        {
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
                Add(tar, Combine(target, Path.GetRelativePath(source, file).Replace('\\', '/')), File.ReadAllBytes(file), ModeOf(file));
        });
    }

    public static byte[]? FirstFile(Stream archive)
    {
        using var reader = new TarReader(archive);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            return content.ToArray();
        }

        return null;
    }

    private static byte[] Write(Action<TarWriter> fill)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true)) fill(tar);
        return archive.ToArray();
    }

    private static void Add(TarWriter tar, string path, byte[] content, UnixFileMode mode) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path.TrimStart('/')) { DataStream = new MemoryStream(content), Mode = mode });

    private static string Combine(string folder, string file) => folder.TrimEnd('/') + "/" + file;

    private static UnixFileMode ModeOf(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != UnixFileMode.None ? ReadableFile | Program : ReadableFile;
}
