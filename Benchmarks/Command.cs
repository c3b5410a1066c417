using System.Diagnostics;

namespace Benchmarks;

/// <summary>Runs a command to its end and tells how long it took and how much memory it had at its peak.</summary>
internal static class Command
{
    public static async Task<(TimeSpan Duration, long PeakBytes)> RunAsync(string folder, string file, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
        {
            var exit = process.WaitForExitAsync();
            while (!exit.IsCompleted)
            {
                peak = Math.Max(peak, PeakOf(process.Id));
                await Task.WhenAny(exit, timer.WaitForNextTickAsync().AsTask());
            }
        }

        watch.Stop();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} {arguments} in {folder} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return (watch.Elapsed, peak);
    }

    /// <summary>VmHWM from /proc, in bytes; 0 where there is no /proc or the process is gone.</summary>
    private static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0]) * 1024;
        }
        catch (IOException)
        {
            return 0; // the process ended between two looks, or this is no Linux
        }
    }
}
