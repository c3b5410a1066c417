using System.Diagnostics;
using NUnit.Framework;

namespace Tests.Database;

/// <summary>A disk in memory that is soon full. Only root may mount one, and not in every container.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private readonly bool stillOpen;

    private SmallDisk(string folder, bool stillOpen) => (this.folder, this.stillOpen) = (folder, stillOpen);

    /// <param name="folder">Where it appears; must exist.</param>
    /// <param name="megabytes">How much goes onto it.</param>
    /// <param name="stillOpen">Whether this very process may hold a file of it open until its end.</param>
    public static async Task<SmallDisk> MountAsync(string folder, int megabytes, bool stillOpen = false)
    {
        if (!File.Exists("/proc/mounts") || !Environment.IsPrivilegedProcess) throw new IgnoreException("Only root can mount a disk to fill.");
        if (!await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=1777", "tmpfs", folder)) throw new IgnoreException("No disk can be mounted here.");
        return new SmallDisk(folder, stillOpen);
    }

    public async ValueTask DisposeAsync()
    {
        if (!await RunAsync("umount", stillOpen ? ["-l", folder] : [folder])) throw new IOException($"{folder} could not be unmounted: something still uses it.");
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
