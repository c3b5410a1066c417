using Framework.Evidence;
using NUnit.Framework;
using Reports.Journal;
using Shouldly;

namespace Tests.Reports;

internal sealed class JournalTests
{
    private Results results = null!;

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public void A_scenario_has_a_line_when_it_begins_and_one_when_it_has_ended()
    {
        var writer = results.Writer(attempt: 2);
        var record = Made.Record(Made.Identity("Paying <amount>", tags: ["INV-1.5"], row: ("amount", "1")), Made.Failure(cause: CauseKind.Data), attempt: 2);

        writer.ScenarioStarted(record.Identity, record.StartedAt);
        writer.ScenarioEnded(record);

        var lines = JournalReader.Read(results.Paths.Journal).ToList();
        lines[0].Outcome.ShouldBeNull();
        lines[1].Outcome.ShouldBe(Outcome.Failed);
        lines.Select(l => l.Key).Distinct().ShouldHaveSingleItem().ShouldBe("Invoices/Paying: Paying <amount> | 1");
        lines[1].Attempt.ShouldBe(2);
        lines[1].Failure.ShouldBe(record.Failure);
        lines[1].DurationMs.ShouldBe(12.5);
        lines[1].Tags.ShouldBe(["INV-1.5"]);
    }

    [Test]
    public void A_line_torn_by_a_kill_is_left_out_and_the_others_count()
    {
        results.Writer().ScenarioEnded(Made.Record());
        File.AppendAllText(results.Paths.Journal, """{"startedAt":"2026-01-05T09:00""");
        results.Writer(attempt: 2).ScenarioEnded(Made.Record(attempt: 2));   // lands on the torn line
        results.Writer(attempt: 3).ScenarioEnded(Made.Record(attempt: 3));

        JournalReader.Read(results.Paths.Journal).Select(l => l.Attempt).ShouldBe([1, 3]);
    }

    [Test]
    public void Many_scenarios_at_once_never_mix()
    {
        var writer = results.Writer();

        Parallel.For(0, 400, i => writer.ScenarioEnded(Made.Record(Made.Identity($"Scenario {i}"), steps: [Made.Step($"step {i}", evidence: Made.Exchange(body: $"{i}"))])));

        JournalReader.Read(results.Paths.Journal).Select(l => l.Name).ShouldBe(Enumerable.Range(0, 400).Select(i => $"Scenario {i}"), ignoreOrder: true);
        foreach (var result in results.All())
        {
            var number = result.GetProperty("name").GetString()!.Split(' ')[1];
            var step = result.GetProperty("steps")[0];
            step.GetProperty("name").GetString().ShouldBe($"Given step {number}");
            results.Attachment(step).GetProperty("request").GetProperty("body").GetProperty("value").GetString().ShouldBe(number);
        }
    }

    [Test]
    public void What_a_line_leaves_out_has_its_default()
    {
        var line = JournalReader.Parse("""{"startedAt":"2026-01-12T09:00:00Z","id":"a","attempt":1,"folder":"","feature":"F","name":"S","outcome":"Failed","failure":{"message":"m","kind":"X"}}""").ShouldNotBeNull();
        line.Parameters.ShouldBeEmpty();
        line.TraceId.ShouldBe("");
        line.Failure.ShouldNotBeNull().Trace.ShouldBe("");
    }
}
