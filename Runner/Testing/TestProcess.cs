using System.Globalization;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Testing;

/// <summary>Runs a test executable; shows what it says about failures, counts the rest.</summary>
internal static class TestProcess
{
    private const int AllPassed = 0, SomeFailed = 2;

    public static async Task<(TestCount Count, int Exit)> RunAsync(string name, string assembly, string repository, Screen screen, StopRequest stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        screen.Status(screen.Dim($"{name} …"));
        var lines = new List<string>();
        using var process = Processes.Start(Processes.Captured(Processes.Dotnet, repository,
            assembly, "--progress", "off", "--no-ansi", "--output", "Normal", "--show-stdout", "None",
            "--exit-on-process-exit", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        using var kill = stop.Token.Register(() => process.Kill(entireProcessTree: true));
        await Processes.ReadLinesAsync(process, line =>
        {
            lock (lines)
                lines.Add(line);
        });
        await process.WaitForExitAsync();
        var summary = lines.FindLastIndex(l => l.StartsWith("Test run summary:", StringComparison.Ordinal));
        var count = lines.Skip(Math.Max(0, summary)).Aggregate(new TestCount(), (sum, line) => sum.With(line));
        var took = screen.Dim(Words.Duration(TimeProvider.System.GetElapsedTime(began)));
        screen.Status("");
        if (stop.Asked)
            return (count, ExitCode.Interrupted);
        if (process.ExitCode == AllPassed)
        {
            screen.Line($"{screen.Green("✓")} {name}: {count} {took}");
            return (count, ExitCode.Passed);
        }
        foreach (var line in summary < 0 ? lines : lines.Take(summary))
            screen.Line($"  {line}");
        var ending = process.ExitCode == SomeFailed ? "" : $" (ended with exit code {process.ExitCode})";
        screen.Line($"{screen.Red("✗")} {name}: {count}{ending} {took}");
        return (count.Failed > 0 ? count : count with { Failed = 1 }, process.ExitCode == SomeFailed ? ExitCode.Failed : ExitCode.CouldNotRun);
    }
}
