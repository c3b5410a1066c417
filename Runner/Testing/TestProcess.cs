using System.Globalization;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Testing;

/// <summary>Runs a test executable and shows how it goes.</summary>
internal static class TestProcess
{
    private const int AllPassed = 0, SomeFailed = 2;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    public static async Task<(TestCount Count, int Exit)> RunAsync(string name, string assembly, string repository, Screen screen, StopRequest stop)
    {
        var output = new TestOutput(name, screen);
        using var process = Processes.Start(Processes.Captured(Processes.Dotnet, repository,
            assembly, "--progress", "off", "--no-ansi", "--output", "Detailed", "--show-stdout", "None", "--show-stderr", "None",
            "--exit-on-process-exit", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        using var kill = stop.Token.Register(() => process.Kill(entireProcessTree: true));
        await FollowAsync(Processes.ReadLinesAsync(process, line =>
        {
            lock (output)
                output.Take(line);
        }), output);
        await process.WaitForExitAsync();
        screen.Status("");
        return stop.Asked ? (output.Count, ExitCode.Interrupted) : End(name, process.ExitCode, output, screen);
    }

    private static async Task FollowAsync(Task reading, TestOutput output)
    {
        using var timer = new PeriodicTimer(LookInterval, TimeProvider.System);
        while (!reading.IsCompleted)
        {
            lock (output)
                output.Show();
            await Task.WhenAny(timer.WaitForNextTickAsync(CancellationToken.None).AsTask(), reading);
        }
        await reading;
    }

    private static (TestCount Count, int Exit) End(string name, int exitCode, TestOutput output, Screen screen)
    {
        if (exitCode == AllPassed)
        {
            screen.Line($"{screen.Green("✓")} {name}: {output.Count} {screen.Dim(output.Took)}");
            return (output.Count, ExitCode.Passed);
        }
        if (!output.Ended)
            foreach (var line in output.LastLines)
                screen.Line($"  {line}");
        var died = exitCode == SomeFailed ? "" : $", ended with exit code {exitCode}";
        screen.Line($"{screen.Red("✗")} {name}: {output.Count}{died} {screen.Dim(output.Took)}");
        // A process that fails without a failed test must not read like a green line.
        return (output.Count.Failed > 0 ? output.Count : output.Count with { Failed = 1 }, exitCode == SomeFailed ? ExitCode.Failed : ExitCode.CouldNotRun);
    }
}
