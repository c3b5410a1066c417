using NUnit.Framework;
using Reports;
using Reports.Journal;
using Reports.Summary;
using Shouldly;

namespace Tests.Reports;

/// <summary>One file that goes from run to run, and what it tells.</summary>
internal sealed class HistoryTests
{
    private Results results = null!;

    private string HistoryFile => Path.Combine(results.Paths.Repository, "kept", "history.jsonl");

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public async Task What_broke_what_was_repaired_what_is_new_and_what_is_gone_is_said()
    {
        results.Feature("a.feature", "Feature: Paying\n  Scenario: Stays\n    Given x\n  Scenario: Breaks\n    Given x\n  Scenario: Heals\n    Given x\n  Scenario: Comes\n    Given x\n");
        await RunAsync("r1", ("Stays", true), ("Breaks", true), ("Heals", false), ("Leaves", true));

        var changes = await RunAsync("r2", ("Stays", true), ("Breaks", false), ("Heals", true), ("Comes", true));

        changes.SinceRun.ShouldBe("r1");
        changes.NewlyBroken.ShouldBe(["Paying: Breaks"]);
        changes.Fixed.ShouldBe(["Paying: Heals"]);
        changes.New.ShouldBe(["Paying: Comes"]);
        changes.Gone.ShouldBe(["/Paying: Leaves"]);
        changes.StillBroken.ShouldBeEmpty();
        changes.Flaky.ShouldBeEmpty();
        var html = File.ReadAllText(results.Paths.ExecutionHtml);
        html.ShouldContain("<b>1</b> Newly broken</summary>");
        html.ShouldContain("<li>Paying: Breaks</li>");
        File.ReadAllText(results.Paths.ExecutionMarkdown).ShouldContain("- Newly broken: Paying: Breaks");
    }

    [Test]
    public async Task A_scenario_that_did_not_run_last_time_is_held_against_the_run_that_had_it()
    {
        await RunAsync("r1", ("One", true), ("Two", true));
        await RunAsync("r2", ("One", true));

        (await RunAsync("r3", ("Two", false))).NewlyBroken.ShouldBe(["Paying: Two"]);
    }

    [Test]
    public async Task To_and_fro_is_flaky_once_broken_and_repaired_is_not()
    {
        foreach (var (id, passed) in new[] { ("r1", true), ("r2", false), ("r3", true) })
            await RunAsync(id, ("Wavers", passed), ("Once", id != "r2"));

        var changes = await RunAsync("r4", ("Wavers", false), ("Once", true));

        changes.Flaky.ShouldBe(["Paying: Wavers (failed in 2 of the last 4 runs)"]);
    }

    [Test]
    public async Task Twice_its_median_is_slower()
    {
        foreach (var id in new[] { "r1", "r2", "r3" })
            await RunAsync(id, 100, ("Slow", true), ("Steady", true));

        (await RunAsync("r4", 420, ("Slow", true))).Slower.ShouldBe(["Paying: Slow (100 ms before, 420 ms now)"]);
        (await RunAsync("r5", 130, ("Steady", true))).Slower.ShouldBeEmpty();
    }

    [Test]
    public async Task A_report_that_is_made_again_counts_its_run_once()
    {
        await RunAsync("r1", ("One", true));
        await RunAsync("r2", ("One", false));
        await RunAsync("r2", ("One", false));

        File.ReadAllLines(HistoryFile).Length.ShouldBe(2);
    }

    [Test]
    public async Task A_file_that_is_cut_off_in_the_middle_loses_one_run_and_says_so()
    {
        await RunAsync("r1", ("One", true));
        await RunAsync("r2", ("One", true));
        var bytes = await File.ReadAllBytesAsync(HistoryFile);
        await File.WriteAllBytesAsync(HistoryFile, bytes[..^40]);

        var changes = await RunAsync("r3", ("One", false));

        changes.NewlyBroken.ShouldBe(["Paying: One"]);
        changes.SinceRun.ShouldBe("r1");
        said.ShouldNotBeNull().ShouldContain("is damaged: 1 of 2 runs in it can't be read and are left out");
        File.ReadAllText(results.Paths.ExecutionHtml).ShouldContain("is damaged: 1 of 2 runs");
        File.ReadAllLines(HistoryFile).Length.ShouldBe(2, "the damaged line is gone, this run is there");
    }

    [Test]
    public async Task A_history_that_cannot_be_written_is_told_and_costs_no_report()
    {
        results.InRepository("kept", "a file where a folder is needed");

        await RunAsync("r1", ("One", true));

        said.ShouldNotBeNull().ShouldContain("could not be written");
        File.Exists(results.Paths.ExecutionHtml).ShouldBeTrue();
    }

    private string? said;

    private Task<RunChanges> RunAsync(string id, params (string Name, bool Passed)[] scenarios) => RunAsync(id, 10, scenarios);

    private async Task<RunChanges> RunAsync(string id, double ms, params (string Name, bool Passed)[] scenarios)
    {
        OutputFolder.Clean(results.Paths);
        new RunPlan(id, Made.Start, Made.Start.AddSeconds(4), null, 1, false, "in-process", "./tf run", false).Write(results.Paths);
        results.Ran([.. scenarios.Select(s => Made.Record(Made.Identity(s.Name, folder: ""), s.Passed ? null : Made.Failure(), duration: TimeSpan.FromMilliseconds(ms)))]);
        var outcome = await ReportBuilder.BuildAsync(new ReportRequest(results.Paths with { HistoryFile = HistoryFile }, Allure: false));
        said = outcome.HistoryProblem;
        return outcome.Summary.Changes.ShouldNotBeNull();
    }
}
