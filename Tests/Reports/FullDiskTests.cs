using Framework.Evidence;
using NUnit.Framework;
using Reports;
using Reports.Journal;
using Shouldly;
using Tests.Database;

namespace Tests.Reports;

/// <summary>A disk that is too small for what is seen: verdicts come first, then what failed, then the rest.</summary>
[Platform(Exclude = "Win", Reason = "A small disk is mounted.")]
internal sealed class FullDiskTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Every_verdict_is_kept_and_what_had_been_written_before_and_a_failed_scenarios_evidence()
    {
        await using var disk = await MountAsync();
        var paths = new ReportPaths(folder.Path, Path.Combine(Mounted, "out"));
        var writer = new ResultsWriter(paths, EvidenceLevel.Full);
        const int passed = 300;
        foreach (var n in Enumerable.Range(1, passed))
            writer.ScenarioEnded(Made.Record(Made.Identity($"Scenario {n}"), steps: [Made.Step("much is seen", "When", evidence: Made.Exchange(body: new string('x', 20_000)))]));
        Disk.HasNoRoom(paths.Output).ShouldBeFalse("the reserve is there");

        writer.ScenarioEnded(Made.Record(Made.Identity("The last one fails"), Made.Failure(), [Made.Step("it breaks", "When", failure: Made.Failure(), evidence: Made.Exchange())]));

        var lines = JournalReader.Read(paths.Journal).ToList();
        lines.Count.ShouldBe(passed + 1);
        var whole = lines.TakeWhile(l => l.Unwritten is null).ToList();
        whole.Count.ShouldBeInRange(5, 60);
        whole.ShouldAllBe(l => Directory.GetFiles(paths.AllureResults, $"{l.AllureId}-*").Length == 4);
        lines[whole.Count].Unwritten.ShouldNotBeNull().ShouldStartWith("result: No space left on device");
        lines[whole.Count..^1].ShouldAllBe(l => l.Unwritten != null && l.Outcome == Outcome.Passed && Directory.GetFiles(paths.AllureResults, $"{l.AllureId}-*").Length == 0);
        lines[^1].Unwritten.ShouldBeNull();
        lines[^1].Outcome.ShouldBe(Outcome.Failed);
        Directory.GetFiles(paths.AllureResults, $"{lines[^1].AllureId}-*").Select(Path.GetExtension).Order(StringComparer.Ordinal).ShouldBe([".html", ".json", ".json", ".json", ".txt"]);
        Directory.GetFiles(paths.Capsules).Length.ShouldBe(1);
        Directory.GetFiles(Mounted, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        var outcome = await ReportBuilder.BuildAsync(new ReportRequest(paths, Allure: false));
        (outcome.Summary.Totals.Passed, outcome.Summary.Totals.Failed).ShouldBe((passed, 1));
    }

    [Test]
    public async Task A_run_on_it_answers_4_and_says_what_is_kept_and_what_to_do()
    {
        await using var disk = await MountAsync();
        Fill(leaving: 600_000);

        var said = await PlantedRun.TfAsync(["run", "--tags", "@secrets or @cause:product", "--evidence", "full", "--no-build", "--out", Mounted]);

        said.ExitCode.ShouldBe(4, said.Text);
        said.Text.ShouldMatch(@"The disk of \S+ is full\. Of \d+ scenarios \d+ have a verdict, and all of these are kept");
        said.Text.ShouldContain("./tf report makes the reports of what is there");
        JournalReader.Read(new ReportPaths(folder.Path, Mounted).Journal).Count(l => l.Outcome is not null).ShouldBeGreaterThan(3);
    }

    [Test]
    public async Task A_disk_that_is_full_from_the_start_answers_4_before_anything_runs()
    {
        await using var disk = await MountAsync();
        Fill(leaving: 0);

        var said = await PlantedRun.TfAsync(["run", "--tags", "@secrets", "--no-build", "--no-allure", "--out", Mounted]);

        said.ExitCode.ShouldBe(4, said.Text);
        said.Text.ShouldContain($"The disk of the output folder {Mounted} is full");
    }

    private string Mounted => Path.Combine(folder.Path, "disk");

    private async Task<SmallDisk> MountAsync()
    {
        Directory.CreateDirectory(Mounted);
        return await SmallDisk.MountAsync(Mounted, megabytes: 2, stillOpen: true);
    }

    private void Fill(int leaving)
    {
        using var file = new FileStream(Path.Combine(Mounted, "somebody-elses"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var free = new DriveInfo(Mounted).AvailableFreeSpace - leaving; free > 0; free -= 4096)
            file.Write(new byte[(int)Math.Min(4096, free)]);
    }
}
