using NUnit.Framework;
using Reports;
using Reports.Gate;
using Reports.Summary;
using Shouldly;

namespace Tests.Reports;

/// <summary>What a run is held against, and what is said when it does not reach it.</summary>
internal sealed class GateTests
{
    private const string Feature = """
        Feature: Paying
          Scenario: One
            Given an invoice
          Scenario: Two
            Given an invoice
          Scenario Outline: Rows
            Given an invoice
            Examples:
              | who  |
              | Anna |
        """;

    private static readonly DateOnly Today = new(2026, 1, 5);

    private Results results = null!;

    [SetUp]
    public void MakeFolder()
    {
        results = new Results();
        results.Feature("Invoices/Paying.feature", Feature);
        results.InRepository("behaviours.yml", "- area: invoices\n  groups:\n    - id: INV-1\n      title: Lifecycle\n      behaviours:\n        INV-1.1: A new invoice is a DRAFT.\n        INV-1.2: A paid one is PAID.\n");
        results.InRepository("integration-matrix.yml", "- link: external/yookassa\n  title: Payments\n  critical: true\n- link: external/stripe\n  title: Cards\n  critical: true\n  planned: true\n");
    }

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public async Task The_pass_rate_says_its_denominator_and_leaves_out_what_is_muted()
    {
        Ran(passed: 8, failed: 2);
        var mute = new MutedScenario("Paying: scenario 8", "anna", "waits for the vendor", Today);
        var closed = await JudgeAsync(new QualityGate { MinPassRatePercent = 90 });
        closed.IsOpen.ShouldBeFalse();
        closed.Rules[0].Actual.ShouldBe("80 % (8 of 10)");
        closed.Rules[0].Details.ShouldBe(["Paying: scenario 8", "Paying: scenario 9"], ignoreOrder: true);
        Rule(await JudgeAsync(new QualityGate { MinPassRatePercent = 85, Muted = [mute] }), "pass rate").ShouldSatisfyAllConditions(
            r => r.Actual.ShouldBe("88.89 % (8 of 9; not counted: 1 muted)"), r => r.Holds.ShouldBeTrue());
    }

    [Test]
    public async Task A_mute_ends_with_its_day_and_then_closes_the_gate()
    {
        results.Ran(Made.Record(Made.Identity("One"), Made.Failure()));
        var gate = new QualityGate { MinPassRatePercent = 0, Muted = [new("Paying: One", "anna", "waits", Today.AddDays(-1)), new("Paying: Rows", "anna", "waits", Today), new("Paying: Gone", "anna", "waits", Today)] };
        var rule = Rule(await JudgeAsync(gate), "mutes");
        rule.Holds.ShouldBeFalse();
        rule.Details.ShouldBe(["\"Paying: One\" was muted until 2026-01-04 (anna: waits): repair it, or decide again", "\"Paying: Gone\" is muted, but the suite has no such scenario"]);
        Rule(await JudgeAsync(gate), "pass rate").Actual.ShouldBe("0 % (0 of 1)", "a mute that is over mutes nothing");
    }

    [Test]
    public async Task Critical_behaviours_and_links_have_to_be_proven()
    {
        results.Ran(Made.Record(Made.Identity("One", tags: ["INV-1.1"])));
        var rule = Rule(await JudgeAsync(new QualityGate { Critical = ["INV-1", "INV-7"] }), "critical behaviours and links");
        rule.Actual.ShouldBe("1 of 3 proven");
        rule.Details.Count.ShouldBe(3);
        rule.Details[0].ShouldStartWith("INV-1.2 A paid one is PAID.");
        rule.Details[1].ShouldStartWith("external/yookassa");
        rule.Details[2].ShouldStartWith("INV-7: behaviours.yml has no such");
        results.Ran(Made.Record(Made.Identity("Two", tags: ["INV-1.2", "matrix:external/yookassa"])));
        Rule(await JudgeAsync(new QualityGate { Critical = ["INV-1"] }), "critical behaviours and links").Holds.ShouldBeTrue("a link that is planned is not asked for");
    }

    [Test]
    public async Task What_failed_before_is_no_new_failure()
    {
        results.Ran(Made.Record(Made.Identity("One"), Made.Failure()), Made.Record(Made.Identity("Two")));
        var before = await results.Summary();
        results.Ran(Made.Record(Made.Identity("Two"), Made.Failure(), attempt: 2));
        Rule(await JudgeAsync(new QualityGate { MaxNewFailures = 0 }, before), "new failures").ShouldSatisfyAllConditions(r => r.Holds.ShouldBeFalse(), r => r.Details.ShouldBe(["Paying: Two"]));
        Rule(await JudgeAsync(new QualityGate { MaxNewFailures = 1 }), "new failures").ShouldSatisfyAllConditions(
            r => r.Holds.ShouldBeFalse(), r => r.Actual.ShouldBe("2 (no earlier run to compare with: each failure is new)"));
    }

    [Test]
    public async Task A_run_of_too_little_or_for_too_long_is_not_green()
    {
        Ran(passed: 3, failed: 0);
        var judged = await JudgeAsync(new QualityGate { MinScenarios = 4, MaxMinutes = 0 });
        Rule(judged, "scenarios").ShouldSatisfyAllConditions(r => r.Holds.ShouldBeFalse(), r => r.Expected.ShouldBe("at least 4"), r => r.Actual.ShouldBe("3"));
        Rule(judged, "duration").Holds.ShouldBeFalse();
    }

    [Test]
    public async Task The_report_has_the_gate_and_its_word_is_the_verdict()
    {
        Ran(passed: 1, failed: 1);
        await ReportBuilder.BuildAsync(new ReportRequest(results.Paths, Allure: false) { Gate = new QualityGate { MinPassRatePercent = 90 }, Today = Today });
        File.ReadAllText(results.Paths.ExecutionHtml).ShouldContain("The quality gate is closed: pass rate");
        File.ReadAllText(results.Paths.ExecutionMarkdown).ShouldContain("| ✗ | pass rate | at least 90 % | 50 % (1 of 2): Paying: scenario 1 |");
    }

    [TestCase("", "is empty")]
    [TestCase("min_pass_rate: 90", "(1,1): Property 'min_pass_rate' not found")]
    [TestCase("min_scenarios: many", "(1,16):")]
    [TestCase("min_pass_rate_percent: 101", "expected min_pass_rate_percent between 0 and 100, found 101")]
    [TestCase("max_flaky: -1", "expected no number below 0")]
    [TestCase("muted:\n  - scenario: 'Paying: One'\n    owner: anna\n    until: 2026-12-31", "the mute of \"Paying: One\" has no reason")]
    [TestCase("muted:\n  - scenario: 'Paying: One'\n    owner: anna\n    reason: waits\n    until: soon", "ends \"soon\"; expected a day such as 2026-12-31")]
    public void A_gate_that_is_written_wrongly_says_where(string yaml, string why)
    {
        var file = Path.Combine(results.Paths.Repository, "quality-gate.yml");
        File.WriteAllText(file, yaml);
        Should.Throw<InvalidDataException>(() => QualityGate.Load(file)).Message.ShouldContain(why);
    }

    [Test]
    public void The_projects_own_gate_can_be_read() => QualityGate.Load(Path.Combine(RepositoryRoot.Find(), "quality-gate.yml")).Critical.ShouldContain("INV-3");

    private void Ran(int passed, int failed) => results.Ran([.. Enumerable.Range(0, passed + failed).Select(i => Made.Record(Made.Identity($"scenario {i}"), i < passed ? null : Made.Failure()))]);

    private async Task<GateResult> JudgeAsync(QualityGate gate, RunSummary? before = null) =>
        (await ReportBuilder.BuildAsync(new ReportRequest(results.Paths, Allure: false) { Gate = gate, Before = before, Today = Today })).Gate.ShouldNotBeNull();

    private static GateRule Rule(GateResult result, string name) => result.Rules.Single(r => r.Name == name);
}
