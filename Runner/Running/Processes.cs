using System.Diagnostics;

namespace Runner.Running;

/// <summary>Starts other programs.</summary>
internal static class Processes
{
    /// <summary>The .NET that runs this, where it says so.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <exception cref="CannotRunException">The program is not there.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new CannotRunException($"{start.FileName} did not start.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CannotRunException($"Expected {start.FileName} on this machine; starting it failed: {e.Message}.", $"Install {start.FileName}, or add it to PATH.");
        }
    }

    /// <summary>A start with its output captured.</summary>
    public static ProcessStartInfo Captured(string program, string folder, params IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>The same, for a program that a terminal's Ctrl-C is not meant for although it reaches it: this process decides when it ends.</summary>
    public static ProcessStartInfo DeafToCtrlC(string program, string folder, params IEnumerable<string> arguments)
    {
        if (!OperatingSystem.IsWindows())
            return Captured("/bin/sh", folder, ["-c", "trap '' INT; exec \"$0\" \"$@\"", program, .. arguments]);   // what is ignored stays so across exec
        var start = Captured(program, folder, arguments);
        start.CreateNewProcessGroup = true;
        return start;
    }

    /// <summary>Runs .NET's command line, in English, to its end; killed with what it started if that is cancelled.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> OutputAsync(string folder, CancellationToken ct, params IEnumerable<string> arguments)
    {
        var lines = new List<string>();
        var start = Captured(Dotnet, folder, arguments);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Start(start);
        await using var stop = ct.Register(() => process.Kill(entireProcessTree: true));
        await ReadLinesAsync(process, text =>
        {
            lock (lines)
                lines.Add(text);
        });
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        return (process.ExitCode, lines);
    }

    /// <summary>Hands each line of both outputs over, until both end.</summary>
    public static Task ReadLinesAsync(Process process, Action<string> line) =>
        Task.WhenAll(ReadAsync(process.StandardOutput, line), ReadAsync(process.StandardError, line));

    private static async Task ReadAsync(StreamReader reader, Action<string> line)
    {
        while (await reader.ReadLineAsync() is { } text)
            line(text);
    }
}
