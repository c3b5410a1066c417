using Framework.Evidence;
using NUnit.Framework;
using Reports;
using Reports.Journal;
using Reports.Merging;
using Reports.Summary;
using Shouldly;

namespace Tests.Reports;

/// <summary>Several shards become one run, or it is said which is missing.</summary>
internal sealed class MergeTests
{
    private Results results = null!;

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public async Task The_merged_report_is_that_of_one_run()
    {
        var records = Enumerable.Range(0, 12).Select(i => Made.Record(Made.Identity($"scenario {i}"), i == 7 ? Made.Failure() : null, steps: [Made.Step("a request", evidence: Made.Exchange())])).ToList();
        results.Ran([.. records]);
        Plan(results.Paths, "1/1");
        var whole = await results.Summary();

        var shards = Enumerable.Range(0, 4).Select(n => Shard(n + 1, 4, [.. records.Where((_, i) => i % 4 == n)])).ToArray();
        var into = results.Paths with { Output = Path.Combine(results.Paths.Repository, "merged") };
        RunMerge.Merge([shards[2], shards[0], shards[3], shards[1]], into).Shard.ShouldBe("1-4/4");
        var merged = (await ReportBuilder.BuildAsync(new ReportRequest(into, Allure: false))).Summary;

        merged.Totals.ShouldBe(whole.Totals);
        merged.Scenarios.Select(s => (s.Feature, s.Name, s.Status, s.Attempts)).ShouldBe(whole.Scenarios.Select(s => (s.Feature, s.Name, s.Status, s.Attempts)));
        merged.Causes.Select(c => (c.Cause, c.Kind)).ShouldBe(whole.Causes.Select(c => (c.Cause, c.Kind)));
        Directory.GetFiles(into.AllureResults, "*-result.json").Length.ShouldBe(12);
        foreach (var attachment in Directory.GetFiles(into.AllureResults, "*-result.json").Select(Results.Json).SelectMany(r => r.GetProperty("steps").EnumerateArray()).Where(s => s.TryGetProperty("attachments", out _)).SelectMany(s => s.GetProperty("attachments").EnumerateArray()))
            File.Exists(Path.Combine(into.AllureResults, attachment.GetProperty("source").GetString()!)).ShouldBeTrue("whether the attachment has come along");
    }

    [Test]
    public void A_shard_that_is_missing_is_named()
    {
        var folders = new[] { Shard(1, 4), Shard(3, 4) };
        Refused(folders).ShouldStartWith("Missing: shard 2/4, 4/4. Found: 1/4 in ");
    }

    [Test]
    public void Shards_that_do_not_belong_together_are_refused()
    {
        Refused([Shard(1, 2), Shard(2, 3)]).ShouldStartWith("Shards of different runs: ");
        Refused([Shard(1, 2), Shard(1, 2, name: "again")]).ShouldStartWith("Shard 1/2 is there twice: ");
        Refused([Shard(1, 2, sources: "aaa"), Shard(2, 2, sources: "bbb")]).ShouldContain("different sources: aaa in ");
        Refused([Shard(1, 2, name: "a"), results.Paths.Repository]).ShouldContain("Expected the results of a run in ");
    }

    [Test]
    public void A_shard_that_was_killed_makes_the_whole_unfinished()
    {
        var killed = Shard(2, 2, finished: false);
        var into = results.Paths with { Output = Path.Combine(results.Paths.Repository, "merged") };
        RunMerge.Merge([Shard(1, 2), killed], into).FinishedAt.ShouldBeNull();
    }

    [Test]
    public void A_shard_is_never_merged_over_itself()
    {
        var folder = Shard(1, 1);
        Should.Throw<MergeException>(() => RunMerge.Merge([folder], results.Paths with { Output = folder })).Message.ShouldContain("cannot go into");
        File.Exists(Path.Combine(folder, "run", "plan.json")).ShouldBeTrue();
    }

    private string Refused(IReadOnlyList<string> folders) => Should.Throw<MergeException>(() => RunMerge.Merge(folders, results.Paths with { Output = Path.Combine(results.Paths.Repository, "merged") })).Message;

    private string Shard(int number, int of, ScenarioRecord[]? records = null, string sources = "abc", string name = "shard", bool finished = true)
    {
        var paths = results.Paths with { Output = Path.Combine(results.Paths.Repository, $"{name}-{number}") };
        var writer = new ResultsWriter(paths, EvidenceLevel.All, 1);
        foreach (var record in records ?? [])
        {
            writer.ScenarioStarted(record.Identity, record.StartedAt);
            writer.ScenarioEnded(record);
        }

        Plan(paths, $"{number}/{of}", sources, finished);
        return paths.Output;
    }

    private static void Plan(ReportPaths paths, string shard, string sources = "abc", bool finished = true) =>
        new RunPlan("r", Made.Start, finished ? Made.Start.AddMinutes(1) : null, null, 1, false, "in-process", "./tf run", false) { Shard = shard, Sources = sources }.Write(paths);
}
