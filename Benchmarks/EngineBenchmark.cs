namespace Benchmarks;

/// <summary>100 features of 20 scenarios of five empty steps against as many plain NUnit tests, built and run side by side.</summary>
internal static class EngineBenchmark
{
    private const int Features = 100, Scenarios = 20, Steps = 5, Rounds = 5;

    public static async Task RunAsync()
    {
        var plain = GeneratedProject.PlainNUnit(Features, Scenarios, Steps);
        var gherkin = GeneratedProject.Gherkin(Features, Scenarios, Steps);
        foreach (var project in new[] { plain, gherkin })
        {
            await project.BuildAsync("-t:Restore");
            project.Clean();
            Console.WriteLine($"{project.Name,-42} build {(await project.BuildAsync("--no-restore")).TotalSeconds:0.0} s");
            project.EditOneFile();
            Console.WriteLine($"{project.Name,-42} build after an edit {(await project.BuildAsync("--no-restore --no-dependencies")).TotalSeconds:0.0} s");
        }

        var samples = new[] { plain, gherkin }.ToDictionary(p => p, p => new Sample($"{p.Name}, run of {Features * Scenarios}"));
        var peaks = new Dictionary<GeneratedProject, long>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (project, sample) in samples)
            {
                var (duration, peak) = await project.RunAsync();
                sample.Add(duration);
                peaks[project] = Math.Max(peaks.GetValueOrDefault(project), peak);
            }
        }

        foreach (var (project, sample) in samples)
            Console.WriteLine($"{sample}   peak {peaks[project] / 1_000_000} MB");
        var extra = samples[gherkin].Median - samples[plain].Median;
        Console.WriteLine($"ratio {samples[gherkin].Median / samples[plain].Median:0.00}; the engine's own cost a step {extra / (Features * Scenarios * Steps):0.0000} ms");
    }
}
