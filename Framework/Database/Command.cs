using System.ComponentModel;
using System.Diagnostics;

namespace Framework.Database;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class Command
{
    /// <param name="ExitCode">Null if the program could not be started.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error, or why the program could not be started.</param>
    internal sealed record Result(int? ExitCode, string Output, string Error)
    {
        public bool Succeeded => ExitCode == 0;

        /// <summary>The last lines of what it complained about.</summary>
        public string Complaint => string.Join('\n', (Error.Trim().Length > 0 ? Error : Output).Trim().Split('\n').TakeLast(8));
    }

    /// <param name="user">Whose rights the program runs with; null: ours.</param>
    public static async Task<Result> RunAsync(string program, IEnumerable<string> arguments, string? user, CancellationToken ct)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, user) };
        process.StartInfo.RedirectStandardOutput = true;
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new Result(null, "", e.Message);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
            return new Result(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Standard input and error redirected; PostgreSQL's own variables and the locale kept away from the program.</summary>
    public static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, string? user)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        if (user is not null)
        {
            start.UserName = user;
            start.Environment["HOME"] = "/";
            start.WorkingDirectory = "/";
        }

        return start;
    }
}
