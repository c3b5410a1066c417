extern alias system;

using System.Collections.Concurrent;
using System.Globalization;
using Framework.Evidence;
using Framework.Lanes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NUnit.Framework;
using Shouldly;
using SystemUnderTest.Database;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>
/// 400 scenarios on eight lanes at once that contradict one another: the same addresses, and each wants another answer there. Every exchange, statement,
/// vendor call and log line carries the mark of the step that caused it, also what a request does on other threads.
/// </summary>
internal sealed class AttributionTests
{
    private const int Scenarios = 400, Lanes = 8, Steps = 3;

    [Test]
    public async Task Everything_is_on_the_step_that_caused_it()
    {
        var sink = new Kept();
        await using (var lanes = await LanePool<TheSystem>.StartAsync(new MarkingSystem(), RunOptions.FromEnvironment() with { Lanes = Lanes, RememberStates = false }, sink))
        {
            var allBegun = new Meeting(Lanes);
            await Parallel.ForEachAsync(Enumerable.Range(0, Scenarios), new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (i, _) => await RunAsync(lanes, i, i < Lanes ? allBegun : null));
        }

        sink.Records.Count.ShouldBe(Scenarios);
        sink.Records.Select(r => r.Lane).Distinct().Count().ShouldBeGreaterThanOrEqualTo(Lanes);
        var wrong = (from record in sink.Records from step in record.Steps from item in step.Evidence where !Text(item).Contains(Mark(record, step), StringComparison.Ordinal) select $"{Mark(record, step)}: {Text(item)}").ToList();
        var all = sink.Records.SelectMany(r => r.Steps).SelectMany(s => s.Evidence).ToList();

        wrong.ShouldBeEmpty();
        all.OfType<HttpExchange>().Count(e => e.Direction == Direction.TestToSystem).ShouldBe(Scenarios * Steps);
        all.OfType<HttpExchange>().Count(e => e.Direction == Direction.SystemToVendor).ShouldBe(Scenarios * Steps);
        all.OfType<SqlStatement>().Count().ShouldBe(Scenarios * Steps * 2);
        all.OfType<LogEntry>().Count().ShouldBe(Scenarios * Steps);
        sink.Records.ShouldAllBe(r => r.Preparation.Count == 0);
        TestContext.Out.WriteLine($"{all.Count} of {all.Count} pieces of evidence are on the right step.");
    }

    /// <summary>Not at every run: it takes a minute.</summary>
    [Test, Explicit("takes a minute")]
    public async Task Memory_does_not_grow_over_5000_scenarios()
    {
        using var folder = new Reports.TemporaryFolder();
        var writer = new global::Reports.ResultsWriter(new global::Reports.ReportPaths(folder.Path, Path.Combine(folder.Path, "out")));
        await using var lanes = await LanePool<TheSystem>.StartAsync(new MarkingSystem(), RunOptions.FromEnvironment() with { Lanes = 2 }, writer);
        var heap = new List<double>();
        for (var thousand = 0; thousand < 5; thousand++)
        {
            await Parallel.ForEachAsync(Enumerable.Range(thousand * 1000, 1000), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) => await RunAsync(lanes, i, meeting: null));
            heap.Add(GC.GetTotalMemory(forceFullCollection: true) / 1048576.0);
        }

        TestContext.Out.WriteLine($"Heap after each thousand: {string.Join(", ", heap.Select(h => h.ToString("0.0", CultureInfo.InvariantCulture)))} MB");
        (heap[^1] - heap[0]).ShouldBeLessThan(12);
    }

    /// <summary>Half of them want 200 where the others want 503, on the same address at the same time.</summary>
    private static async Task RunAsync(IScenarioHost lanes, int i, Meeting? meeting)
    {
        var scope = await lanes.BeginAsync(LonelySystem.Named(string.Create(CultureInfo.InvariantCulture, $"marked {i:000}")));
        await (meeting?.ArriveAsync() ?? Task.CompletedTask);
        for (var step = 0; step < Steps; step++)
        {
            scope.BeginStep("When", string.Create(CultureInfo.InvariantCulture, $"step {step}"), null);
            using (var client = scope.CreateClient())
            {
                using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/marked/{step}?mark={scope.Identity.Id}-{step}&status={(i % 2 == 0 ? 200 : 503)}"), UriKind.Relative));
                ((int)answer.StatusCode).ShouldBe(i % 2 == 0 ? 200 : 503);
            }

            scope.EndStep(null);
        }

        (await scope.EndAsync(null)).ShouldBeNull();
    }

    private static string Mark(ScenarioRecord record, StepRecord step) => $"{record.Identity.Id}-{step.Text[5..]}";

    private static string Text(EvidenceItem item) => item switch
    {
        HttpExchange exchange => exchange.Url,
        SqlStatement sql => sql.Text,
        LogEntry log => log.Message,
        _ => item.ToString(),
    };

    /// <summary>Nobody goes on before all have come: without it, a quick lane may have served two before another has begun its first.</summary>
    private sealed class Meeting(int expected)
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _missing = expected;

        public Task ArriveAsync()
        {
            if (Interlocked.Decrement(ref _missing) == 0)
            {
                _all.SetResult();
            }

            return _all.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private sealed class Kept : IScenarioSink
    {
        public ConcurrentBag<ScenarioRecord> Records { get; } = [];

        public void ScenarioStarted(ScenarioIdentity identity, DateTimeOffset at)
        {
        }

        public void ScenarioEnded(ScenarioRecord record) => Records.Add(record);

        public void RunObserved(RunFacts facts)
        {
        }
    }

    /// <summary>A door that asks the database, calls a vendor and logs: all with the mark that it was given.</summary>
    private sealed class MarkingSystem : SystemWiring<TheSystem>
    {
        private readonly LonelySystem _system = new();

        public override string? WarmUpPath => _system.WarmUpPath;

        public override IEnumerable<KeyValuePair<string, string?>> Settings(LaneContext lane) => _system.Settings(lane);

        public override Task<string> SchemaScriptAsync(IServiceProvider system) => Task.FromResult(DatabaseSchema.Script(system));

        public override void ConfigureServices(LaneContext lane, IServiceCollection services) => services.AddSingleton<IStartupFilter>(new Door(lane.ConnectionString));

        private sealed class Door(string connectionString) : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((context, following) => context.Request.Path.StartsWithSegments("/marked", StringComparison.Ordinal) ? OpenAsync(context) : following(context));
                next(app);
            };

            private async Task OpenAsync(HttpContext context)
            {
                var mark = context.Request.Query["mark"].ToString();
                context.Response.StatusCode = int.Parse(context.Request.Query["status"].ToString(), CultureInfo.InvariantCulture);
                await Task.WhenAll(AskAsync(mark), Task.Run(() => AskAsync(mark)));
                context.RequestServices.GetRequiredService<ILogger<MarkingSystem>>().LogInformation("door {Mark}", mark);
                using var client = context.RequestServices.GetRequiredService<IHttpClientFactory>().CreateClient("vendor");
                try
                {
                    using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:9/charges?mark={mark}"));
                }
                catch (HttpRequestException)
                {
                    context.Response.Headers["X-Vendor"] = "silent";
                }
            }

            private async Task AskAsync(string mark)
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand($"SELECT '{mark}'", connection);
                await command.ExecuteScalarAsync();
            }
        }
    }
}
