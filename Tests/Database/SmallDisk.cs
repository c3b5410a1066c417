using System.Diagnostics;
using NUnit.Framework;

namespace Tests.Database;

/// <summary>A disk in memory that is soon full. Only root may mount one, and not in every container.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    public static async Task<SmallDisk> MountAsync(string folder, int megabytes)
    {
        if (!File.Exists("/proc/mounts") || !Environment.IsPrivilegedProcess) throw new IgnoreException("Only root can mount a disk to fill.");
        if (!await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=1777", "tmpfs", folder)) throw new IgnoreException("No disk can be mounted here.");
        return new SmallDisk(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (!await RunAsync("umount", folder)) throw new IOException($"{folder} could not be unmounted: something still uses it.");
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
