using System.Globalization;
using Framework.Evidence;
using Reports;

namespace Benchmarks;

/// <summary>What writing the results costs a scenario of five steps, on a RAM disk: with nothing seen, and with a request and a statement on each step; and whether memory grows.</summary>
internal static class ResultsBenchmark
{
    private const int Scenarios = 5_000, Steps = 5, Blocks = 10;

    public static Task RunAsync()
    {
        Measure("five empty steps", []);
        var at = TimeProvider.System.GetUtcNow();
        Measure("five steps with a request and a statement", [
            new HttpExchange(at, Direction.TestToSystem, "system", "GET", "http://localhost/orders/1", [new("Accept", "application/json")], null, 200, [new("Content-Type", "application/json")], new HttpBody("application/json", """{"id":1}""", 8, false, false), TimeSpan.FromMilliseconds(1), null),
            new SqlStatement(at, "SELECT * FROM orders WHERE id = @id", TimeSpan.FromMilliseconds(1), null, "GET /orders/{id}"),
        ]);
        return Task.CompletedTask;
    }

    private static void Measure(string name, IReadOnlyList<EvidenceItem> seen)
    {
        var output = RamDisk.CreateFolder("results-benchmark-");
        var sample = new Sample($"{name}: a scenario");
        var memory = new List<long>();
        var sink = new ResultsWriter(new ReportPaths(output.FullName, output.FullName));
        for (var block = 0; block < Blocks; block++)
        {
            for (var n = 0; n < Scenarios / Blocks; n++)
            {
                var record = Record($"{block}-{n}", seen);
                var began = TimeProvider.System.GetTimestamp();
                sink.ScenarioStarted(record.Identity, record.StartedAt);
                sink.ScenarioEnded(record);
                sample.Add(TimeProvider.System.GetElapsedTime(began));
            }

            memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1024);
        }

        Console.WriteLine(sample);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  memory after {Scenarios / Blocks}, and after {Scenarios} scenarios: {memory[0]} kB, {memory[^1]} kB (the samples themselves included)"));
        output.Delete(recursive: true);
    }

    private static ScenarioRecord Record(string id, IReadOnlyList<EvidenceItem> seen)
    {
        var at = TimeProvider.System.GetUtcNow();
        var steps = Enumerable.Range(0, Steps).Select(n => new StepRecord("Given", $"step {n}", null, at, TimeSpan.FromMilliseconds(1), Outcome.Passed, null, seen)).ToList();
        return new ScenarioRecord(new ScenarioIdentity(id, "Benchmark", $"Scenario {id}", [], ["@tag"], ""), at, TimeSpan.FromMilliseconds(5), Outcome.Passed, null, steps, [], [], new string('0', 32), 1, 1, 1);
    }
}
