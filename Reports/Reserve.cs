namespace Reports;

/// <summary>
/// Room on the disk that is held until it is needed: when everything else is full, the verdicts of the scenarios, what failed ones leave, and the reports go there.
/// </summary>
internal sealed class Reserve
{
    private const long Largest = 4 * 1024 * 1024, Smallest = 64 * 1024;

    private readonly string file;

    private Reserve(string file) => this.file = file;

    /// <summary>What was said when the disk was full; null as long as it was not.</summary>
    public string? Why { get; private set; }

    /// <summary>Takes a quarter of what is free, and never more than 4 MB. Where there is nothing to take, the reserve is empty.</summary>
    public static Reserve Take(ReportPaths paths)
    {
        var reserve = new Reserve(FileOf(paths));
        try
        {
            var size = Math.Min(Largest, new DriveInfo(paths.Run).AvailableFreeSpace / 4);
            if (size >= Smallest)
                using (new FileStream(reserve.file, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, PreallocationSize = size }))
                    return reserve;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return reserve;   // full already, or a disk that does not say what is free: there is no reserve then
        }

        return reserve;
    }

    /// <summary>Gives the room back.</summary>
    public void Use(IOException full)
    {
        Why ??= full.Message;
        File.Delete(file);
    }

    /// <summary>What a run has taken, whoever took it.</summary>
    public static void Free(ReportPaths paths)
    {
        if (Directory.Exists(paths.Run))
            File.Delete(FileOf(paths));
    }

    private static string FileOf(ReportPaths paths) => Path.Combine(paths.Run, "reserve");
}
