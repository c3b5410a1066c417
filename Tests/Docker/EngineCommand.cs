using System.Diagnostics;

namespace Tests.Docker;

/// <summary>Docker's own command, as the witness of what is there.</summary>
internal static class EngineCommand
{
    /// <summary>Debian's engine is older than the newest clients speak to unasked.</summary>
    private static readonly Lazy<bool> Old = new(() =>
    {
        using var asked = Process.Start(new ProcessStartInfo("docker", "version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        asked.WaitForExit();
        return asked.ExitCode != 0;
    });

    public static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Environment.GetEnvironmentVariable("DOCKER_API_VERSION") is null && Old.Value) start.Environment["DOCKER_API_VERSION"] = "1.41";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"docker {string.Join(' ', arguments)}: {complained}");
    }
}
