using System.ComponentModel;
using System.Diagnostics;

namespace Reports.AllureReport;

/// <summary>The programs that Node.js brings, run to their end.</summary>
/// <param name="Node">The command that runs JavaScript.</param>
/// <param name="Npm">The command that installs packages.</param>
internal sealed record NodeTools(string Node, string Npm)
{
    /// <summary>As found on PATH.</summary>
    public static NodeTools OnPath => new("node", OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    /// <param name="ExitCode">Null if the program could not be started.</param>
    /// <param name="Said">What it wrote: errors, or else all of it.</param>
    internal sealed record End(int? ExitCode, string Said)
    {
        /// <summary>The line that says most, without the decoration of a terminal.</summary>
        public string Complaint => Said.Split('\n').Select(l => l.Trim()).LastOrDefault(l => l.Contains("rror", StringComparison.Ordinal) && !l.Contains("A complete log", StringComparison.Ordinal))
            ?? Said.Split('\n').Select(l => l.Trim()).LastOrDefault(l => l.Length > 0)
            ?? "it said nothing";
    }

    public static async Task<End> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken ct)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.StartInfo.Environment["NO_COLOR"] = "1";
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new End(null, e.Message);
        }
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
            var (said, complained) = (await output, await error);
            return new End(process.ExitCode, complained.Trim().Length > 0 && process.ExitCode != 0 ? complained : said);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
