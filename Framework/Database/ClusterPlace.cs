using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Framework.Database;

/// <summary>Where throw-away clusters live, and what they are called: <c>tfdb-[machine]-[test process]-[random]</c>.</summary>
internal static class ClusterPlace
{
    private const string Memory = "/dev/shm";
    private const long RoomNeeded = 512L << 20;

    /// <summary>A folder that the server's user may write to: memory where there is room, else the temporary folder.</summary>
    public static string Choose(DatabaseOptions options)
    {
        if (options.ClusterFolder is { } chosen) return Path.GetFullPath(chosen);
        if (Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= RoomNeeded) return Memory;

        // A socket's path may have 103 characters at most, and the other user that serves root must reach it: the short one.
        return Directory.Exists("/tmp") ? "/tmp" : Path.GetTempPath();
    }

    /// <summary>The path of a new cluster's folder; the folder itself is made by the supervisor.</summary>
    public static string NewFolder(string place) =>
        Path.Combine(place, $"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");

    /// <summary>This machine's clusters whose test process is gone, for example after a power cut of the supervisor.</summary>
    public static IEnumerable<string> Abandoned(string place) =>
        from folder in Directory.EnumerateDirectories(place, Prefix + "*")
        let owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0]
        where int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !OtherProcess.IsRunning(process)
        select folder;

    private static string Prefix { get; } =
        $"tfdb-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..6]}-";
}
