using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Framework.Database;

/// <summary>Where throw-away clusters live, and what they are called: <c>tfdb-[machine]-[test process]-[random]</c>.</summary>
internal static class ClusterPlace
{
    private const string Memory = "/dev/shm";
    private const long RoomNeeded = 512L << 20;
    private const int LongestSocketPath = 103;

    /// <summary>What a cluster takes before anything is in it.</summary>
    public const int StartMegabytes = 60;

    /// <summary>A folder that the server's user may write to: memory where there is room, else the temporary folder.</summary>
    public static string Choose(DatabaseOptions options)
    {
        if ((options.ClusterFolder ?? DatabaseOptions.FromEnvironment("TF_DATABASE_FOLDER")) is { } chosen) return ShortEnough(Path.GetFullPath(chosen));
        if (Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= RoomNeeded && CanBeWritten(Memory)) return Memory;

        // The other user that serves root must reach it: the one that everybody may enter.
        return ShortEnough(Directory.Exists("/tmp") ? "/tmp" : Path.GetTempPath());
    }

    /// <summary>The path of a new cluster's folder; the folder itself is made by the supervisor.</summary>
    public static string NewFolder(string place) =>
        Path.Combine(place, $"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");

    /// <summary>This machine's clusters whose test process is gone, for example after a power cut of the supervisor.</summary>
    public static IReadOnlyList<string> Abandoned(string place)
    {
        try
        {
            return [.. from folder in Directory.EnumerateDirectories(place, Prefix + "*")
                       let owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0]
                       where int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !OtherProcess.IsRunning(process)
                       select folder];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // a place that cannot be read has none of ours; the start itself says what is wrong with it
        }
    }

    // The system's limit for a socket's path is 107 bytes on Linux, 103 on macOS.
    private static string ShortEnough(string place)
    {
        var socket = Path.Combine(place, $"{Prefix}{int.MaxValue.ToString(CultureInfo.InvariantCulture)}-123456", ".s.PGSQL.5432");
        var length = Encoding.UTF8.GetByteCount(socket);
        return length <= LongestSocketPath ? place : throw new DatabaseUnavailableException(string.Create(CultureInfo.InvariantCulture,
            $"the server's socket would be {socket}, {length} bytes long; the system allows {LongestSocketPath}. Point TF_DATABASE_FOLDER at a folder with a shorter path, such as /tmp."));
    }

    private static bool CanBeWritten(string place)
    {
        try
        {
            Directory.Delete(Directory.CreateDirectory(NewFolder(place)).FullName);
            return !Environment.IsPrivilegedProcess || OperatingSystem.IsWindows() || File.GetUnixFileMode(place).HasFlag(UnixFileMode.OtherWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // another place will do, or says why not
        }
    }

    private static string Prefix { get; } =
        $"tfdb-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..6]}-";
}
