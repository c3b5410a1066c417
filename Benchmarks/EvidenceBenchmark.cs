using System.Globalization;

namespace Benchmarks;

/// <summary>
/// What evidence costs the suite: the same scenarios with evidence off and as it is usual, taking turns in one run. Processor time of the
/// test process decides, because a busy machine changes the other clock. Evidence is seen in every case: a failure that nobody expected needs it.
/// </summary>
internal static class EvidenceBenchmark
{
    private const int Rounds = 3;

    private static readonly string[] Levels = ["off", "all"];

    public static async Task RunAsync()
    {
        var executable = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Features/bin/Debug/net10.0/Features.dll"));
        if (!File.Exists(executable))
            throw new InvalidOperationException($"The suite is not built: {executable} is missing. Try: dotnet build Features");
        var times = Levels.ToDictionary(l => l, l => new Sample($"--evidence {l}: time"), StringComparer.Ordinal);
        var processor = Levels.ToDictionary(l => l, l => new Sample($"--evidence {l}: processor"), StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
            foreach (var level in round % 2 == 0 ? Levels : Levels.Reverse())
            {
                var output = RamDisk.CreateFolder("evidence-benchmark-");
                var (duration, used) = await ProcessorTime.OfAsync(output.FullName, "dotnet", $"\"{executable}\" --filter FullyQualifiedName~Invoice", ("TF_RESULTS", output.FullName), ("TF_EVIDENCE", level), ("TF_SEED", "1"));
                times[level].Add(duration);
                processor[level].Add(used);
                output.Delete(recursive: true);
            }

        foreach (var level in Levels)
        {
            Console.WriteLine(times[level]);
            Console.WriteLine(processor[level]);
        }

        foreach (var level in Levels[1..])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{level} against off: {processor[level].Median / processor["off"].Median - 1:+0.0 %;-0.0 %} processor, {times[level].Median / times["off"].Median - 1:+0.0 %;-0.0 %} time"));
    }
}
