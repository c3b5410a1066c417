using NUnit.Framework;
using Reports.Summary;
using Shouldly;

namespace Tests.Runner;

/// <summary><c>tf run</c> from outside: what it says and what it answers.</summary>
[Platform(Exclude = "Win", Reason = "The suite is played by a shell script.")]
public sealed class RunTests
{
    private const string AllPass = "lane; for s in One Two A1 A2; do began $s; ended $s Passed; done; exit 0";

    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp() => sandbox = new Sandbox();

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task A_green_run_answers_0_and_says_where_the_results_are()
    {
        sandbox.Suite(AllPass);

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("4 scenarios (seed 1)");
        said.Text.ShouldContain("PASSED  4 passed");
        said.Text.ShouldContain(Path.Combine("Reports", "out", "summary.json"));
        said.Text.ShouldNotContain("\e", customMessage: "nothing but plain text where output is piped");
    }

    [Test]
    public async Task A_failure_answers_1_with_its_place_step_and_reason()
    {
        sandbox.Suite("lane; began One; ended One Failed 'the seat is taken'; for s in Two A1 A2; do ended $s Passed; done; exit 2");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("""
            ✗ Tickets: One
                Features/tickets.feature:5 Given a seat
                the seat is taken
            """);
        said.Text.ShouldContain("1× [");
        said.Text.ShouldContain("FAILED  3 passed, 1 failed");
    }

    [Test]
    public async Task The_same_reason_is_told_once_in_full()
    {
        sandbox.Suite("lane; for s in One Two; do ended $s Failed 'no such route'; done; ended A1 Passed; ended A2 Passed; exit 2");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.Text.ShouldContain("Features/tickets.feature:8 the same reason, 2 times now");
    }

    [Test]
    public async Task A_test_process_that_dies_answers_2_with_its_last_words()
    {
        sandbox.Suite("lane; ended One Passed; echo 'Unhandled exception: out of memory' >&2; exit 134");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("ended with exit code 134");
        said.Text.ShouldContain("Unhandled exception: out of memory");
        said.Text.ShouldContain("DID NOT FINISH  1 passed");
    }

    [Test]
    public async Task Scenarios_that_vanish_are_no_green_run()
    {
        sandbox.Suite("lane; ended One Passed; exit 0");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("3 of 4 scenarios left no result");
    }

    [Test]
    public async Task A_failure_outside_of_scenarios_is_no_green_run()
    {
        sandbox.Suite("lane; for s in One Two A1 A2; do ended $s Passed; done; echo 'TearDown failed for fixture Tickets'; exit 2");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("TearDown failed for fixture Tickets");
    }

    [Test]
    public async Task A_system_that_never_came_up_answers_2()
    {
        sandbox.Suite("for s in One Two A1 A2; do ended $s Broken 'No PostgreSQL could be had'; done; exit 2");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("Database or system never came up");
    }

    [Test]
    public async Task A_broken_feature_answers_2_at_its_line_and_nothing_runs()
    {
        sandbox.Build("echo \"$PWD/Features/tickets.feature(6,5): error GHK002: No step definition for 'Given a seta'. Did you mean: [Given] \\\"a seat\\\" (Seats.A)? Or write: X [$PWD/Features/Features.csproj]\"; exit 1");
        sandbox.Suite("echo ran > \"$here/ran\"");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("""
            ✗ Features/tickets.feature(6,5) GHK002
                No step definition for 'Given a seta'.
                Did you mean: [Given] "a seat" (Seats.A)?
                Or write: X
            """);
        File.Exists(sandbox.PathOf("fake/ran")).ShouldBeFalse();
    }

    [Test]
    public async Task The_suite_is_built_only_when_a_source_changed()
    {
        sandbox.Build("echo \"$*\" >> \"$here/builds\"");
        sandbox.Suite(AllPass);

        await sandbox.TfAsync("run", "--no-allure");
        await sandbox.TfAsync("run", "--no-allure");
        sandbox.Write("Features/more.feature", "Feature: More\n");
        await sandbox.TfAsync("run", "--no-allure");
        File.Delete(sandbox.PathOf("Features/more.feature"));
        sandbox.Write("StepDefinitions/Steps.cs", "");
        await sandbox.TfAsync("run", "--no-allure");

        var builds = await File.ReadAllLinesAsync(sandbox.PathOf("fake/builds"));
        builds.Length.ShouldBe(3);
        builds[1].ShouldEndWith("--no-restore --no-dependencies", customMessage: "only scenarios changed");
        builds[2].ShouldNotContain("--no-dependencies");
    }

    [Test]
    public async Task The_test_process_is_told_what_was_asked_for()
    {
        sandbox.Suite("env | grep ^TF_ | sort > \"$here/env\"; cat \"$3\" > \"$here/settings\"; " + AllPass);

        await sandbox.TfAsync("run", "--no-allure", "--seed", "42", "--shuffle", "--lanes", "3", "--database", "docker", "--evidence", "failures", "--tags", "@money and not @slow");

        var told = await File.ReadAllLinesAsync(sandbox.PathOf("fake/env"));
        told.ShouldContain("TF_SEED=42");
        told.ShouldContain("TF_SHUFFLE=1");
        told.ShouldContain("TF_LANES=3");
        told.ShouldContain("TF_DATABASE=docker");
        told.ShouldContain("TF_EVIDENCE=failures");
        told.ShouldContain("TF_ATTEMPT=1");
        told.ShouldContain($"TF_RESULTS={sandbox.Output}");
        told.ShouldContain(line => line.StartsWith("TF_PARENT_PIPE=", StringComparison.Ordinal));
        var settings = await File.ReadAllTextAsync(sandbox.PathOf("fake/settings"));
        settings.ShouldContain("<Where>(cat == 'money' and not (cat == 'slow'))</Where>");
        settings.ShouldContain("<NumberOfTestWorkers>3</NumberOfTestWorkers>");
    }

    [TestCase(false)]
    [TestCase(true, "--feature", "ticket")]
    [TestCase(true, "--name", "o")]
    [TestCase(true, "Features/tickets.feature")]
    public async Task The_plan_says_whether_it_is_a_part_of_the_suite(bool isPart, params string[] selection)
    {
        sandbox.Suite("lane; for s in One Two A1 A2; do ended $s Passed; done; exit 0");

        await sandbox.TfAsync(["run", "--no-allure", .. selection]);

        global::Reports.Journal.RunPlan.Read(new global::Reports.ReportPaths(sandbox.PathOf(""), sandbox.Output))!.IsPart.ShouldBe(isPart);
    }

    [Test]
    public async Task Repeats_are_attempts_of_one_run()
    {
        sandbox.Suite("lane; for s in One Two; do began $s; ended $s Passed; done; began A1; [ $TF_ATTEMPT = 2 ] && ended A1 Failed 'sometimes' || ended A1 Passed; ended A2 Passed; [ $TF_ATTEMPT = 2 ] && exit 2; exit 0");

        var said = await sandbox.TfAsync("run", "--no-allure", "--repeat", "3");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("4 scenarios × 3");
        said.Text.ShouldContain("(attempt 2)");
        var summary = RunSummary.Read(Path.Combine(sandbox.Output, "summary.json"));
        summary.Totals.Flaky.ShouldBe(1);
        summary.Scenarios.ShouldAllBe(s => s.Attempts == 3);
    }
}
