namespace Reports.Allure;

/// <summary>Files that are there whole or not at all.</summary>
internal static class ResultFile
{
    /// <summary>Writes to the side and renames: a reader, or a kill, never meets half a file.</summary>
    public static void WriteAtomically(string path, Action<string> write)
    {
        var aside = path + ".tmp";
        try
        {
            write(aside);
            File.Move(aside, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(aside);   // a full disk: half a file only takes room
            throw;
        }
    }

    /// <summary>Writes a file that nothing refers to yet.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read, preallocationSize: 0);
        RandomAccess.Write(handle, content, 0);
    }
}
