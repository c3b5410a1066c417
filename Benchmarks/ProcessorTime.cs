using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>Runs a command to its end and tells how long it took and how much of the processor it had. Linux only: it reads /proc.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100;   // USER_HZ, the same on every Linux

    public static async Task<(TimeSpan Duration, TimeSpan Used)> OfAsync(string folder, string file, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var used = TimeSpan.Zero;
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            var exit = process.WaitForExitAsync();
            while (!exit.IsCompleted)
            {
                used = Of(process.Id) ?? used;
                await Task.WhenAny(exit, timer.WaitForNextTickAsync().AsTask());
            }
        }

        return process.ExitCode == 0 ? (watch.Elapsed, used) : throw new InvalidOperationException($"{file} {arguments} ended with {process.ExitCode}:\n{await output}\n{await errors}");
    }

    private static TimeSpan? Of(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
        catch (IOException)
        {
            return null; // the process ended between two looks
        }
    }
}
