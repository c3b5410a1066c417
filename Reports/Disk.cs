namespace Reports;

/// <summary>The disk that results are written to.</summary>
public static class Disk
{
    /// <summary>Below this not even a verdict can be written.</summary>
    private const long Nothing = 16 * 1024;

    /// <summary>Whether an error says that the disk, or what its user may have of it, is full.</summary>
    public static bool IsFull(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var code = error.HResult & 0xFFFF;
        return error is IOException && (OperatingSystem.IsWindows() ? code is 112 or 39 : code is 28 or 122 or 69);   // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL; ENOSPC, EDQUOT of Linux, EDQUOT of macOS
    }

    /// <summary>Whether nothing more goes onto the disk of a folder.</summary>
    public static bool HasNoRoom(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace < Nothing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;   // a share that does not say: whoever writes to it will hear
        }
    }
}
