using System.Formats.Tar;

namespace DotNet.Testcontainers.Engine;

/// <summary>Files as the engine takes and gives them: in a tar archive, here one that is unpacked at the root.</summary>
internal static class Archive
{
    public static byte[] Of(string path, byte[] content, Owned owned) => Write(tar => Add(tar, path, content, owned));

    /// <summary>A file goes into the target folder; of a folder, what is in it.</summary>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    public static byte[] Of(string source, string target, Owned owned) => Write(tar =>
    {
        foreach (var (file, path) in Files(source, target)) Add(tar, path, File.ReadAllBytes(file), owned);
    });

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

    private static IEnumerable<(string File, string Path)> Files(string source, string target) =>
        File.Exists(source) ? [(source, Combine(target, Path.GetFileName(source)))]
        : Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Select(f => (f, Combine(target, Path.GetRelativePath(source, f).Replace('\\', '/'))))
        : throw new FileNotFoundException($"There is neither a file nor a folder {source} to copy.", source);

    private static byte[] Write(Action<TarWriter> fill)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true)) fill(tar);
        return archive.ToArray();
    }

    private static void Add(TarWriter tar, string path, byte[] content, Owned owned) => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path.TrimStart('/'))
    {
        DataStream = new MemoryStream(content),
        Mode = (UnixFileMode)owned.Mode,
        Uid = checked((int)owned.User),
        Gid = checked((int)owned.Group),
    });

    private static string Combine(string folder, string file) => folder.TrimEnd('/') + "/" + file;
}
