using System.Diagnostics;
using Reports.Journal;

namespace Tests.Reports;

/// <summary>The scenarios that fail on purpose (Tests/PlantedFailures), run once in a process of their own against the real system; and what they left.</summary>
internal static class PlantedRun
{
    private static readonly Lazy<Task<PlantedResults>> Once = new(() => RunAsync());

    private const string Suite = "Tests/PlantedFailures";

    /// <summary>The command line, on this suite.</summary>
    public static async Task<(int ExitCode, string Text)> TfAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(RepositoryRoot.Find(), "Runner", "bin", "Debug", "net10.0", "tf.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TF_SUITE"] = Suite;
        start.Environment.Remove("TF_RESULTS");
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>The built suite.</summary>
    public static string Assembly { get; } = Path.Combine(RepositoryRoot.Find(), "Tests", "PlantedFailures", "bin", "Debug", "net10.0", "PlantedFailures.dll");

    /// <summary>Of the first run, with everything in it.</summary>
    public static Task<PlantedResults> Results => Once.Value;

    /// <summary>A run of its own.</summary>
    /// <param name="filter">Of NUnit's; null for everything.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<PlantedResults> RunAsync(string? filter = null, params (string Name, string Value)[] settings)
    {
        var output = Directory.CreateTempSubdirectory("tf-planted-").FullName;
        string[] arguments = [Assembly, "--no-ansi", "--progress", "off", "--results-directory", Path.Combine(output, "run"), .. filter is null ? Array.Empty<string>() : ["--filter", filter]];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TF_RESULTS"] = output;
        start.Environment["TF_LANES"] = "2";
        start.Environment["TF_SUITE"] = Suite;
        start.Environment.Remove("TF_RUN_ID");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(output, recursive: true);
        return new PlantedResults(output, string.Concat(said), [.. JournalReader.Read(Path.Combine(output, "run", "scenarios.jsonl")).Where(l => l.Outcome is not null)]);
    }
}

/// <summary>What a run left.</summary>
/// <param name="Output">The folder.</param>
/// <param name="Said">What the process printed.</param>
/// <param name="Ended">A line for each scenario that ended.</param>
internal sealed record PlantedResults(string Output, string Said, IReadOnlyList<ScenarioLine> Ended)
{
    public ScenarioLine this[string name] => Ended.Single(l => l.Name == name);
}
