using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Reports;
using Reports.Journal;
using Reports.Summary;
using Shouldly;

namespace Tests.Runner;

/// <summary>Ctrl-C, and worse, in the middle of a run.</summary>
[Platform(Exclude = "Win", Reason = "The suite is played by a shell script.")]
public sealed class StoppedRunTests
{
    private const string OneEndsTwoHangs = "lane; echo $$ > \"$here/pid\"; began One; ended One Passed; began Two; touch \"$here/hangs\"; while kill -0 $PPID 2>/dev/null; do read -t 0.1 <> <(:); done";

    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp()
    {
        sandbox = new Sandbox();
        sandbox.Suite(OneEndsTwoHangs);
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task A_run_that_is_stopped_reports_what_had_finished_and_leaves_nothing_running(string signal)
    {
        using var run = sandbox.Start("run", "--no-allure");
        await WaitForFileAsync(run, "fake/hangs");
        var suite = int.Parse(await File.ReadAllTextAsync(sandbox.PathOf("fake/pid")), CultureInfo.InvariantCulture);

        await Sandbox.SignalAsync(run, signal);
        var said = await Sandbox.EndAsync(run);

        said.ExitCode.ShouldBe(130, said.Text);
        said.Text.ShouldContain("of 4 scenarios 1 had passed, 0 failed, 1 were cut short");
        said.Text.ShouldContain("INTERRUPTED");
        Should.Throw<ArgumentException>(() => Process.GetProcessById(suite));
        RunSummary.Read(Path.Combine(sandbox.Output, "summary.json")).Totals.Passed.ShouldBe(1);
        RunPlan.Read(new ReportPaths(sandbox.PathOf(""), sandbox.Output))!.Interrupted.ShouldBeTrue();
    }

    /// <summary>A terminal sends it to every process in front. The test process would take the system away from under its scenarios.</summary>
    [Test]
    public async Task Ctrl_C_is_the_runners_to_answer_not_the_test_process()
    {
        sandbox.Suite("lane; kill -INT $$; for s in One Two A1 A2; do ended $s Passed; done; exit 0");

        var said = await sandbox.TfAsync("run", "--no-allure");

        said.ExitCode.ShouldBe(0, said.Text);
    }

    [Test]
    public async Task A_killed_runner_leaves_results_that_can_be_reported_and_no_lock()
    {
        using var run = sandbox.Start("run", "--no-allure");
        await WaitForFileAsync(run, "fake/hangs");
        await Sandbox.SignalAsync(run, "KILL");
        await Sandbox.EndAsync(run);

        var report = await sandbox.TfAsync("report", "--no-allure");

        report.ExitCode.ShouldBe(1, report.Text);
        RunSummary.Read(Path.Combine(sandbox.Output, "summary.json")).Totals.Passed.ShouldBe(1);
    }

    [Test]
    public async Task Two_runs_do_not_share_an_output_folder()
    {
        using var run = sandbox.Start("run", "--no-allure", "--seed", "7");
        await WaitForFileAsync(run, "fake/hangs");

        var second = await sandbox.TfAsync("run", "--no-allure");
        await Sandbox.SignalAsync(run, "INT");
        await Sandbox.EndAsync(run);

        second.ExitCode.ShouldBe(2, second.Text);
        second.Text.ShouldContain($"{sandbox.Output} is in use by another run (./tf run --no-allure --seed 7, since ");
        second.Text.ShouldContain("--out FOLDER");
    }

    private async Task WaitForFileAsync(Process run, string relative)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!File.Exists(sandbox.PathOf(relative)))
        {
            if (run.HasExited)
                Assert.Fail((await Sandbox.EndAsync(run)).Text);
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
