using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Reports.Capsules;
using Runner.Replaying;
using Shouldly;

namespace Tests.Reports;

/// <summary>What failed once fails again in the same way; and <c>tf replay</c> says so when it doesn't.</summary>
[Platform(Exclude = "Win", Reason = "Planted failures use /dev/full.")]
internal sealed class ReplayTests
{
    private const int AtLeast = 30;

    [Test]
    public async Task Every_planted_failure_is_the_same_failure_again()
    {
        var run = await PlantedRun.Results;
        var capsules = Directory.GetFiles(Path.Combine(run.Output, "capsules"), "*.json");
        var judged = capsules.Where(c => CapsuleFile.Read(c).Scenario.Tags.Any(t => t.StartsWith("cause:", StringComparison.Ordinal))).ToArray();

        var said = await ReplayAsync(judged);

        judged.Length.ShouldBeGreaterThanOrEqualTo(AtLeast);
        Count(said.Text, "SAME FAILURE").ShouldBe(judged.Length, said.Text);
        said.ExitCode.ShouldBe(1, said.Text);
        TestContext.Out.WriteLine(said.Text.TrimEnd().Split('\n')[^1]);
    }

    [Test]
    public async Task A_failure_that_is_another_one_now_and_one_that_is_none_any_more_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var other = await ChangedAsync(folder, "YooKassa gets no key", c => c["failure"]!["signature"] = "product | Then it is so | another one");
        var none = await ChangedAsync(folder, "Its step looks in vain", c => (c["scenario"]!["feature"], c["scenario"]!["name"]) = ("Scenarios that lean on one another", "B2 has nothing to do with it"));
        var gone = await ChangedAsync(folder, "Its step dereferences nothing", c => c["scenario"]!["name"] = "Nobody has written this");

        var said = await ReplayAsync(other, none, gone);

        said.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("DIFFERENT FAILURE  A vendor's contract is broken: YooKassa gets no key"),
            t => t.ShouldContain("then  "),
            t => t.ShouldContain("now   "),
            t => t.ShouldContain("trace "),
            t => t.ShouldContain("PASSES NOW  Scenarios that lean on one another: B2 has nothing to do with it"),
            t => t.ShouldContain("The suite has no such scenario any more"));
        said.ExitCode.ShouldBe(2, said.Text);
    }

    [TestCase(0, ReplayOutcome.PassesNow)]
    [TestCase(1, ReplayOutcome.SameFailure, ReplayOutcome.PassesNow)]
    [TestCase(3, ReplayOutcome.AnotherFailure, ReplayOutcome.SameFailure)]
    [TestCase(2, ReplayOutcome.NotThere, ReplayOutcome.AnotherFailure)]
    public void Each_outcome_has_its_exit_code(int code, params ReplayOutcome[] outcomes) => ReplayCommand.CodeOf(outcomes).ShouldBe(code);

    [Test]
    public async Task A_failure_that_needs_the_others_of_its_lane_happens_again_after_them()
    {
        var run = await PlantedRun.RunAsync("TestCategory=isolation", ("TF_LANES", "1"), ("TF_SPARE_LANES", "0"), ("TF_SHUFFLE", "backwards"));
        var capsule = Directory.GetFiles(Path.Combine(run.Output, "capsules"), "*.json").Single(c => CapsuleFile.Read(c).Scenario.Name == "A cannot stand what was left");
        CapsuleFile.Read(capsule).Lane.Before.ShouldNotBeEmpty();

        var said = await ReplayAsync(capsule);

        said.Text.ShouldContain("SAME FAILURE");
    }

    [TestCase("{ \"version\": 2, \"failure\": {} }", "found version 2")]
    [TestCase("{ \"version\": 1, \"failure\": {", "it is cut off or is no JSON")]
    [TestCase("{ \"version\": 1, \"failure\": {} }", "lacks a part")]
    [TestCase("[1]", "found other JSON")]
    [TestCase("", "it is cut off or is no JSON")]
    public async Task What_is_no_capsule_is_refused_with_the_reason(string content, string reason)
    {
        using var folder = new TemporaryFolder();
        folder.Write("capsule.json", content);

        var said = await ReplayAsync(Path.Combine(folder.Path, "capsule.json"));

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain(reason);
    }

    [Test]
    public async Task A_capsule_holds_what_the_failure_depended_on_and_no_secret()
    {
        var run = await PlantedRun.Results;
        var capsule = CapsuleFile.Read(CapsuleOf(run, "YooKassa gets no key"));

        capsule.Run.Seed.ShouldBe(1);
        capsule.Run.Suite.ShouldBe("Tests/PlantedFailures/bin/Debug/net10.0/PlantedFailures.dll");
        capsule.Run.StartOfTime.Year.ShouldBe(2026);
        capsule.Lane.Number.ShouldBeGreaterThan(0);
        capsule.System.Packages.Keys.ShouldContain("NUnit");
        capsule.System.Database.ShouldContain("PostgreSQL");
        capsule.Failure.Cause.ShouldBe("vendor-contract");
        capsule.Trace.ShouldNotBeNull().Encoding.ShouldBe("gzip+base64");
        new FileInfo(CapsuleOf(run, "YooKassa gets no key")).Length.ShouldBeLessThan(100_000);
    }

    private static string CapsuleOf(PlantedResults run, string name) =>
        Directory.GetFiles(Path.Combine(run.Output, "capsules"), "*.json").Single(c => CapsuleFile.Read(c).Scenario.Name == name);

    private static async Task<string> ChangedAsync(TemporaryFolder folder, string name, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(CapsuleOf(await PlantedRun.Results, name)))!;
        change(json);
        json["lane"]!["before"] = new JsonArray();
        folder.Write($"{name}.json", json.ToJsonString());
        return Path.Combine(folder.Path, $"{name}.json");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<(int ExitCode, string Text)> ReplayAsync(params string[] capsules)
    {
        using var folder = new TemporaryFolder();
        return await PlantedRun.TfAsync(["replay", .. capsules, "--no-build", "--out", folder.Path]);
    }
}
