using System.Diagnostics;
using System.Globalization;
using Reports;

namespace Runner.Running;

/// <summary>The suite as a process of this machine.</summary>
internal sealed class ThisMachine : ISuitePlace
{
    public ProcessStartInfo Start(string assembly, ReportPaths paths, SuiteSettings settings, int attempt)
    {
        var start = Processes.DeafToCtrlC(Processes.Dotnet, paths.Repository,
            [assembly, .. Arguments(settings.SettingsFile, paths.Run), "--exit-on-process-exit", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        foreach (var (name, value) in settings.Environment(paths, attempt))
            start.Environment[name] = value;
        return start;
    }

    public Task KillAsync() => Task.CompletedTask;

    /// <summary>What the test platform is told, wherever it runs.</summary>
    public static string[] Arguments(string settingsFile, string results) =>
        ["--settings", settingsFile, "--progress", "off", "--no-ansi", "--output", "Normal", "--show-stdout", "None", "--results-directory", results];
}
