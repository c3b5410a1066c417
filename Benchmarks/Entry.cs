namespace Benchmarks;

/// <summary>Not called Program: that is the reference system's.</summary>
internal static class Entry
{
    private static async Task<int> Main(string[] args)
    {
        var benchmarks = new (string Name, string What, Func<Task> Run)[]
        {
            ("checkout", "one hot show and 100 buyers at once: orders per second with and without holds; 20,000 attempts at 5,000 tickets", CheckoutBenchmark.RunAsync),
            ("engine", "scenarios against plain NUnit tests and cucumber-js: run, with Allure results, build, rebuild after an edit, memory", EngineBenchmark.RunAsync),
            ("evidence", "invoices with evidence off and as it is usual, in turns: time and processor", EvidenceBenchmark.RunAsync),
            ("lane", "a scenario on a lane against a new WebApplicationFactory and TRUNCATE for each", LaneBenchmark.RunAsync),
            ("mockserver", "the mock server with 200 mappings and its journal on against a bare Kestrel endpoint: requests a second", MockServerBenchmark.RunAsync),
            ("reset", "a lane's reset between scenarios against DELETE, TRUNCATE and a new database; and what of it is on a scenario's path", ResetBenchmark.RunAsync),
            ("results", "writing the results of 5,000 scenarios: time and memory", ResultsBenchmark.RunAsync),
            ("sockets", "500 sockets in 50 chats, 5,000 messages, on Kestrel, against a bare Kestrel echo with the same fan-out; memory of an idle socket", SocketBenchmark.RunAsync),
            ("start", "the suite's executable: first scenario, all scenarios, end", StartBenchmark.RunAsync),
        };
        var chosen = benchmarks.Where(b => args.Length == 0 || args.Contains(b.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"No benchmark is called {string.Join(", ", args)}. There are:");
            foreach (var benchmark in benchmarks)
                Console.Error.WriteLine($"  {benchmark.Name,-12} {benchmark.What}");
            return 2;
        }

        foreach (var benchmark in chosen)
        {
            Console.WriteLine($"== {benchmark.Name}: {benchmark.What}");
            await benchmark.Run();
        }

        return 0;
    }
}
