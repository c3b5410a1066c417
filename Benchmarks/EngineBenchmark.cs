namespace Benchmarks;

/// <summary>
/// 100 features of 20 scenarios of five empty steps: against as many plain NUnit tests, with Allure results on a RAM disk, and on cucumber-js, built and
/// run side by side.
/// </summary>
internal static class EngineBenchmark
{
    private const int Features = 100, Scenarios = 20, Steps = 5, Rounds = 5;

    public static async Task RunAsync()
    {
        var plain = GeneratedProject.PlainNUnit(Features, Scenarios, Steps);
        var gherkin = GeneratedProject.Gherkin(Features, Scenarios, Steps);
        var reported = GeneratedProject.Gherkin(Features, Scenarios, Steps, allure: true);
        foreach (var project in new[] { plain, gherkin, reported })
        {
            await project.BuildAsync("-t:Restore");
            project.Clean();
            Console.WriteLine($"{project.Name,-42} build {(await project.BuildAsync("--no-restore")).TotalSeconds:0.0} s");
            project.EditOneFile();
            Console.WriteLine($"{project.Name,-42} build after an edit {(await project.BuildAsync("--no-restore --no-dependencies")).TotalSeconds:0.0} s");
        }

        var engines = new List<(string Name, Func<Task<(TimeSpan Duration, long PeakBytes)>> Run)>
        {
            (plain.Name, () => plain.RunAsync()),
            (gherkin.Name, () => gherkin.RunAsync()),
            ("gherkin, with Allure results in memory", () => ReportedAsync(reported)),
        };
        var other = new CucumberJs();
        if (await other.PrepareAsync(Features, Scenarios, Steps) is { } absent)
            Console.WriteLine($"{CucumberJs.Name} is left out: {absent}");
        else
            engines.Add((CucumberJs.Name, other.RunAsync));
        await MeasureAsync(engines);
    }

    private static async Task MeasureAsync(IReadOnlyList<(string Name, Func<Task<(TimeSpan Duration, long PeakBytes)>> Run)> engines)
    {
        var samples = engines.Select(e => new Sample($"{e.Name}, run of {Features * Scenarios}")).ToArray();
        var peaks = new long[engines.Count];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < engines.Count; i++)
            {
                var (duration, peak) = await engines[i].Run();
                samples[i].Add(duration);
                peaks[i] = Math.Max(peaks[i], peak);
            }
        }

        for (var i = 0; i < samples.Length; i++)
            Console.WriteLine($"{samples[i]}   peak {peaks[i] / 1_000_000} MB");
        var extra = samples[1].Median - samples[0].Median;
        Console.WriteLine($"ratio {samples[1].Median / samples[0].Median:0.00} to plain NUnit; the engine's own cost a step {extra / (Features * Scenarios * Steps):0.0000} ms");
    }

    private static async Task<(TimeSpan Duration, long PeakBytes)> ReportedAsync(GeneratedProject project)
    {
        var folder = RamDisk.CreateFolder("engine-benchmark-");
        try
        {
            var config = Path.Combine(folder.FullName, "allureConfig.json");
            await File.WriteAllTextAsync(config, $$"""{ "allure": { "directory": "{{folder.FullName}}/results" } }""");
            var run = await project.RunAsync(("ALLURE_CONFIG", config));
            var written = Directory.GetFiles(Path.Combine(folder.FullName, "results"), "*-result.json").Length;
            return written == Features * Scenarios ? run : throw new InvalidOperationException($"{written} results were written instead of {Features * Scenarios}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
