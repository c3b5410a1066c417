using System.Globalization;
using System.Net.Http.Json;
using Framework.Database;
using Framework.Evidence;
using Framework.Lanes;
using Npgsql;

namespace Benchmarks;

/// <summary>
/// A lane's reset against what others do between scenarios, in turns in the same run: each way has a database of its own with
/// the same 40 tables, and is timed after the same scenario wrote to six of them.
/// </summary>
internal static class ResetBenchmark
{
    private const int Rounds = 400, WarmUp = 20, Slow = 20;

    public static async Task RunAsync()
    {
        await using var server = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment(new Progress<string>(Console.WriteLine)));
        await using var pool = await DatabasePool.CreateAsync(server, Task.FromResult(FortyTables.Script));
        Console.WriteLine($"{server.Description}; {FortyTables.Count} tables; a scenario writes {FortyTables.RowsWritten} rows to {FortyTables.Dirtied} of them");

        await using var nothing = await LaneAsync(pool, 1);
        await using var ours = await LaneAsync(pool, 2);
        await using var truncated = await LaneAsync(pool, 3);
        await using var emptied = await LaneAsync(pool, 4);
        var ways = new (Sample Sample, NpgsqlDataSource Database, Func<Task> Reset, bool Writes, int Every)[]
        {
            (new("an empty question (select 1)"), nothing, () => RunAsync(nothing, "select 1"), false, 1),
            (new("reset, nothing written"), nothing, () => ResetAsync(pool, 1, 0), false, 1),
            (new("reset"), ours, () => ResetAsync(pool, 2, FortyTables.Dirtied), true, 1),
            (new("DELETE from every table"), emptied, () => RunAsync(emptied, FortyTables.DeleteAll), true, 1),
            (new("TRUNCATE of every table"), truncated, () => RunAsync(truncated, FortyTables.TruncateAll), true, 1),
            (new("a new database from the template"), await LaneAsync(pool, 5), () => pool.CloneAsync(5), true, Slow),
        };
        for (var round = -WarmUp; round < Rounds; round++)
        {
            foreach (var (sample, database, reset, writes, every) in ways)
            {
                if (round % every != 0) continue;
                if (writes) await RunAsync(database, FortyTables.Scenario);
                var began = TimeProvider.System.GetTimestamp();
                await reset();
                if (round >= 0) sample.Add(TimeProvider.System.GetElapsedTime(began));
            }
        }

        await ways[^1].Database.DisposeAsync();
        var wait = await WaitsAsync();
        var median = ways.Single(way => way.Database == ours).Sample.Median;
        foreach (var (sample, _, _, _, _) in ways)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample}   ratio {sample.Median / median:0.0}"));
        Console.WriteLine(wait);
    }

    /// <summary>
    /// The reference system on lanes, one scenario after the other, each with one request that writes: how long the next one waits
    /// for a clean lane, by the pool's own clock, since the last one's is reset in the background.
    /// </summary>
    private static async Task<Sample> WaitsAsync()
    {
        var facts = new FactsAlone();
        await using (var lanes = await LanePool<Program>.StartAsync(new PlainSystem(), RunOptions.FromEnvironment() with { Lanes = 1 }, facts))
        {
            for (var round = 0; round < WarmUp + Rounds; round++) await ScenarioAsync(lanes, round);
        }

        var sample = new Sample("a scenario's wait for a clean lane");
        foreach (var wait in facts.Waits) sample.Add(wait);
        return sample;
    }

    private static async Task ScenarioAsync(LanePool<Program> lanes, int round)
    {
        var scope = await lanes.BeginAsync(new ScenarioIdentity(string.Create(CultureInfo.InvariantCulture, $"round-{round}"), "Lanes", "A tutor registers", [], [], ""));
        scope.BeginStep("When", "a tutor registers", null);
        using (var client = scope.CreateClient())
        {
            using var answer = await client.PostAsJsonAsync("/auth/register", new { email = "irina@example.test", password = "Benchmark-passw0rd", full_name = "Irina", role = "tutor" });
            answer.EnsureSuccessStatusCode(); // refused if the last one's tutor were still there
        }

        scope.EndStep(null);
        if (await scope.EndAsync(null) is { } failure) throw new InvalidOperationException(failure.Message);
    }

    /// <summary>As a system under test has it: connections pooled, without an own type for anything.</summary>
    private static async Task<NpgsqlDataSource> LaneAsync(DatabasePool pool, int lane)
    {
        await pool.CloneAsync(lane);
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(pool.ConnectionStringFor(lane)) { MaxPoolSize = 4 });
    }

    private static async Task ResetAsync(DatabasePool pool, int lane, int tables)
    {
        var report = await pool.ResetAsync(lane);
        var reset = report.Dirty.Count(name => name.StartsWith("public.table_", StringComparison.Ordinal) && !name.EndsWith("_seq", StringComparison.Ordinal));
        if (reset != tables) throw new InvalidOperationException($"Expected {tables} tables to be dirty, but these were: {string.Join(", ", report.Dirty)}.");
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var command = database.CreateCommand(sql);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (NpgsqlException e) when (attempt == 0 && e is not PostgresException { SqlState: not PostgresErrorCodes.AdminShutdown })
            {
                database.Clear(); // the database is a new one: the old one's connections were cut
            }
        }
    }

    private sealed class FactsAlone : IScenarioSink
    {
        public IReadOnlyList<TimeSpan> Waits { get; private set; } = [];

        public void ScenarioStarted(ScenarioIdentity identity, DateTimeOffset at)
        {
            // not measured here
        }

        public void ScenarioEnded(ScenarioRecord record)
        {
            // not measured here
        }

        public void RunObserved(RunFacts facts) => Waits = facts.ResetDurations;
    }
}
