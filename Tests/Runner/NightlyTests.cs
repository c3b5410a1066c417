using NUnit.Framework;
using Reports.Summary;
using Shouldly;

namespace Tests.Runner;

/// <summary>What a nightly run needs of <c>tf</c>: retries, shards, the merge, the gate.</summary>
[Platform(Exclude = "Win", Reason = "The suite is played by a shell script.")]
public sealed class NightlyTests
{
    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp() => sandbox = new Sandbox();

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task What_passes_when_tried_again_is_flaky_and_the_run_is_green()
    {
        sandbox.Suite("lane; if [ $TF_ATTEMPT = 1 ]; then for s in One A1 A2; do began $s; ended $s Passed; done; began Two; ended Two Failed 'sometimes'; exit 2; else cat \"$TF_RESULTS/run/retry-2.runsettings\" > \"$here/asked\"; echo \"evidence: $TF_EVIDENCE\" >> \"$here/asked\"; began Two; ended Two Passed; exit 0; fi");

        var said = await sandbox.TfAsync("run", "--no-allure", "--retry", "2");

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("Once more: 1 failed scenario (retry 1 of 2)");
        said.Text.ShouldContain("1 scenario failed, then passed: flaky.");
        var asked = File.ReadAllText(sandbox.PathOf("fake/asked"));
        asked.ShouldContain("Two");
        asked.ShouldNotContain("One");
        asked.ShouldContain("evidence: full", Case.Sensitive, "what passes now is held against what failed");
        var summary = RunSummary.Read(Path.Combine(sandbox.Output, "summary.json"));
        (summary.Totals.Passed, summary.Totals.Failed, summary.Totals.Flaky).ShouldBe((4, 0, 1));
        var page = File.ReadAllText(Path.Combine(sandbox.Output, "execution-report.html"));
        page.ShouldContain("4 scenarios that ran passed, 1 of them only when tried again");
        page.ShouldContain("<h2>Flaky <small>1 scenario</small></h2>");
        page.ShouldContain("<b>sometimes</b>");
    }

    [Test]
    public async Task What_fails_every_time_stays_a_failure()
    {
        sandbox.Suite("lane; if [ $TF_ATTEMPT = 1 ]; then for s in One A1 A2; do ended $s Passed; done; fi; ended Two Failed 'always'; exit 2");

        var said = await sandbox.TfAsync("run", "--no-allure", "--retry", "2");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("(retry 2 of 2)");
        said.Text.ShouldContain("Tickets: Two failed again");
        var totals = RunSummary.Read(Path.Combine(sandbox.Output, "summary.json")).Totals;
        (totals.Passed, totals.Failed, totals.Flaky).ShouldBe((3, 1, 0));
    }

    [Test]
    public async Task A_retry_whose_process_dies_is_no_green_run()
    {
        sandbox.Suite("lane; if [ $TF_ATTEMPT = 1 ]; then for s in One A1 A2; do ended $s Passed; done; ended Two Failed 'x'; exit 2; fi; exit 134");

        var said = await sandbox.TfAsync("run", "--no-allure", "--retry", "1");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("The test process of retry 1 ended with exit code 134");
    }

    [Test]
    public async Task Shards_are_run_apart_and_merged_into_one_report()
    {
        sandbox.Suite("lane; for s in One Two A1 A2; do grep -q \"'$s'\\|($s)\\|$s\" \"$TF_RESULTS/run/selection.runsettings\" && { began $s; ended $s Passed; }; done; exit 0");
        for (var shard = 1; shard <= 2; shard++)
        {
            var ran = await sandbox.TfAsync("run", "--no-allure", "--shard", $"{shard}/2", "--out", sandbox.PathOf($"shard{shard}"));
            ran.ExitCode.ShouldBe(0, ran.Text);
            ran.Text.ShouldContain($"shard {shard}/2");
        }

        var missing = await sandbox.TfAsync("merge", sandbox.PathOf("shard2"), "--no-allure");
        missing.ExitCode.ShouldBe(2, missing.Text);
        missing.Text.ShouldContain("Missing: shard 1/2.");

        var merged = await sandbox.TfAsync("merge", sandbox.PathOf("shard1"), sandbox.PathOf("shard2"), "--no-allure");
        merged.ExitCode.ShouldBe(0, merged.Text);
        var summary = RunSummary.Read(Path.Combine(sandbox.Output, "summary.json"));
        summary.Totals.Passed.ShouldBe(4, merged.Text);
        summary.Run.Shard.ShouldBe("1-2/2");
    }

    [Test]
    public async Task Shards_are_balanced_by_what_an_earlier_run_recorded()
    {
        sandbox.Suite("lane; for s in One Two A1 A2; do ended $s Passed; done; exit 0");
        (await sandbox.TfAsync("run", "--no-allure")).ExitCode.ShouldBe(0);
        sandbox.Write("earlier.json", File.ReadAllText(Path.Combine(sandbox.Output, "summary.json")));
        var bad = await sandbox.TfAsync("run", "--no-allure", "--shard", "1/2", "--durations", sandbox.PathOf("nowhere.json"));
        bad.ExitCode.ShouldBe(2, bad.Text);
        bad.Text.ShouldContain("expected the summary.json of an earlier run");
        var many = await sandbox.TfAsync("run", "--no-allure", "--shard", "9/9", "--durations", sandbox.PathOf("earlier.json"));
        many.ExitCode.ShouldBe(2, many.Text);
        many.Text.ShouldContain("there are 4 scenarios for 9 shards");
    }

    [Test]
    public async Task The_gates_word_is_the_exit_code()
    {
        sandbox.Suite("lane; ended One Failed 'the seat is taken'; for s in Two A1 A2; do ended $s Passed; done; exit 2");
        sandbox.Write("quality-gate.yml", "min_pass_rate_percent: 75");
        var open = await sandbox.TfAsync("run", "--no-allure", "--gate");
        open.ExitCode.ShouldBe(0, open.Text);
        open.Text.ShouldContain("The quality gate is open");
        open.Text.ShouldContain("✓ pass rate: 75 % (3 of 4) (at least 75 %)");

        sandbox.Write("strict.yml", "min_pass_rate_percent: 80");
        var closed = await sandbox.TfAsync("report", "--no-allure", "--gate", sandbox.PathOf("strict.yml"));
        closed.ExitCode.ShouldBe(1, closed.Text);
        closed.Text.ShouldContain("The quality gate is closed");
        closed.Text.ShouldContain("Tickets: One");
    }

    [Test]
    public async Task A_green_run_that_is_too_small_is_closed_out()
    {
        sandbox.Suite("lane; for s in One Two A1 A2; do ended $s Passed; done; exit 0");
        sandbox.Write("quality-gate.yml", "min_scenarios: 5");
        var said = await sandbox.TfAsync("run", "--no-allure", "--gate");
        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ scenarios: 4 (at least 5)");
    }

    [TestCase("--gate quality-gate.yml", "Property 'min_scenario' not found")]
    [TestCase("--shard 1/2 --gate", "--gate judges the whole suite")]
    [TestCase("--retry 1 --repeat 2", "give one of them")]
    [TestCase("--shard 3/2", "--shard 3/2: expected which of how many")]
    [TestCase("--retry 0", "--retry 0: expected a whole number from 1")]
    public async Task What_cannot_be_asked_for_is_said_before_anything_runs(string flags, string why)
    {
        sandbox.Write("quality-gate.yml", flags.Contains("--gate quality", StringComparison.Ordinal) ? "min_scenario: 5" : "min_scenarios: 5");
        sandbox.Suite("echo ran > \"$here/ran\"");
        var said = await sandbox.TfAsync(["run", "--no-allure", .. flags.Replace("quality-gate.yml", sandbox.PathOf("quality-gate.yml"), StringComparison.Ordinal).Split(' ')]);
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain(why);
        File.Exists(sandbox.PathOf("fake/ran")).ShouldBeFalse();
    }
}
