using Framework.Evidence;
using NUnit.Framework;
using Reports;
using Reports.Journal;
using Reports.Summary;
using Shouldly;

namespace Tests.Reports;

internal sealed class SummaryTests
{
    private Results results = null!;

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public async Task The_pass_rate_leaves_skipped_scenarios_out()
    {
        results.Ran(Made.Record(Made.Identity("One")), Made.Record(Made.Identity("Two")), Made.Record(Made.Identity("Three"), Made.Failure()),
            Made.Record(Made.Identity("Four"), Made.Failure("no virtual time"), outcome: Outcome.Skipped));

        (await results.Summary()).Totals.ShouldBe(new Totals(4, 2, 1, 1, 0, 0.6667));
    }

    [Test]
    public async Task A_scenario_that_began_and_never_ended_is_a_failure_of_the_infrastructure()
    {
        var writer = results.Writer();
        writer.ScenarioStarted(Made.Identity("Killed"), Made.Start);
        writer.ScenarioStarted(Made.Identity("Done"), Made.Start);
        writer.ScenarioEnded(Made.Record(Made.Identity("Done")));

        var summary = await results.Summary();

        summary.Scenarios.Select(s => $"{s.Name} {s.Status}").ShouldBe(["Done Passed", "Killed Failed"]);
    }

    [Test]
    public async Task A_repeated_scenario_counts_once_and_fails_if_any_attempt_failed()
    {
        results.Ran(Made.Record(attempt: 1), Made.Record(failure: Made.Failure(), attempt: 2), Made.Record(attempt: 3));

        var summary = await results.Summary();

        summary.Totals.ShouldBe(new Totals(1, 0, 1, 0, 1, 0));
        summary.Scenarios.ShouldHaveSingleItem().Attempts.ShouldBe(3);
    }

    [Test]
    public async Task Facts_and_plan_say_what_ran()
    {
        new RunPlan("r1", Made.Start, Made.Start.AddSeconds(4), null, 1, false, "in-process", "./tf run", false).Write(results.Paths);
        results.Ran(Made.Record());
        results.Writer().RunObserved(new RunFacts(7, "in-process", 2, "PostgreSQL 18.4 (embedded)", TimeSpan.FromSeconds(1.5), [TimeSpan.FromMilliseconds(0.2), TimeSpan.FromMilliseconds(0.4), TimeSpan.FromMilliseconds(3)], true));

        var summary = await results.Summary();

        summary.Run.ShouldBe(new RunInfo("r1", Made.Start, Made.Start.AddSeconds(4), 4000, 7, "in-process", 2, "PostgreSQL 18.4 (embedded)", summary.Run.Packages, "1/1"));
        summary.Timing.ShouldBe(new Timing(1500, 12.5, 12.5, 0.4, 3));
    }

    [Test]
    public async Task Nothing_on_disk_is_a_summary_of_nothing()
    {
        var summary = await results.Summary();

        summary.Totals.ShouldBe(new Totals(0, 0, 0, 0, 0, null));
        summary.Run.Seed.ShouldBeNull();
    }

    [Test]
    public async Task What_is_written_is_read_back()
    {
        results.Ran(Made.Record(Made.Identity("Счёт <n>", row: ("n", "1")), suspects: [new Suspect("leak", "a socket")]));

        var summary = await results.Summary();

        var read = RunSummary.Read(results.Paths.Summary);
        read.Scenarios.ShouldBe(summary.Scenarios, new ByText<ScenarioSummary>());
        read.Suspects.ShouldContain(new SuspectSummary("leak", "Paying: Счёт 1", "a socket"));
        File.ReadAllText(results.Paths.Summary).ShouldContain("\"status\": \"passed\"");
    }

    [TestCase("{}", "found version 0")]
    [TestCase("{\"version\": 2}", "found version 2")]
    [TestCase("not JSON", "Expected a run summary in")]
    public void What_is_no_summary_is_refused_with_the_way_out(string content, string said)
    {
        results.InRepository("out/summary.json", content);

        Should.Throw<InvalidDataException>(() => RunSummary.Read(results.Paths.Summary)).Message.ShouldSatisfyAllConditions(
            m => m.ShouldContain(said),
            m => m.ShouldContain("./tf report"));
    }

    private sealed class ByText<T> : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) => GetHashCode(x!) == GetHashCode(y!);

        public int GetHashCode(T obj) => StringComparer.Ordinal.GetHashCode(System.Text.Json.JsonSerializer.Serialize(obj));
    }
}
