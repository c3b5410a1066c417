using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The suite's executable as CI starts it: how soon its first scenario starts (database and host included), and how long all of it takes.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        var executable = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Features/bin/Debug/net10.0/Features.dll"));
        if (!File.Exists(executable))
            throw new InvalidOperationException($"The suite is not built: {executable} is missing. Try: dotnet build Features");
        var boot = new Sample("first lane ready after the process began");
        var whole = new Sample("whole suite, process start to end");
        var scenarios = new Sample("from the first scenario to the last");
        for (var round = 0; round < Rounds; round++)
        {
            var output = Directory.CreateTempSubdirectory("start-benchmark-").FullName;
            var (duration, _) = await Command.RunAsync(output, "dotnet", $"\"{executable}\"", ("TF_RESULTS", output));
            whole.Add(duration);
            using var facts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output, "run", "facts-1.json")));
            boot.Add(TimeSpan.Parse(facts.RootElement.GetProperty("bootDuration").GetString()!, CultureInfo.InvariantCulture));
            var ended = await LastEndAsync(Path.Combine(output, "run", "scenarios.jsonl"));
            scenarios.Add(ended);
            Directory.Delete(output, recursive: true);
        }

        Console.WriteLine(boot);
        Console.WriteLine(scenarios);
        Console.WriteLine(whole);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cores {Environment.ProcessorCount}"));
    }

    private static async Task<TimeSpan> LastEndAsync(string journal)
    {
        var first = DateTimeOffset.MaxValue;
        var last = DateTimeOffset.MinValue;
        await foreach (var line in File.ReadLinesAsync(journal))
        {
            using var scenario = JsonDocument.Parse(line);
            if (!scenario.RootElement.TryGetProperty("outcome", out _))
                continue;
            var started = scenario.RootElement.GetProperty("startedAt").GetDateTimeOffset();
            var ended = started + TimeSpan.FromMilliseconds(scenario.RootElement.GetProperty("durationMs").GetDouble());
            (first, last) = (started < first ? started : first, ended > last ? ended : last);
        }

        return last - first;
    }
}
