namespace Benchmarks;

/// <summary>A folder that no disk slows down, where the system has one (/dev/shm on Linux); a temporary folder elsewhere.</summary>
internal static class RamDisk
{
    public static DirectoryInfo CreateFolder(string prefix) => Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory(Path.Combine("/dev/shm", prefix + Path.GetRandomFileName()))
        : Directory.CreateTempSubdirectory(prefix);
}
