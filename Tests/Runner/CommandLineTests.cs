using NUnit.Framework;
using Shouldly;

namespace Tests.Runner;

/// <summary>What is typed wrongly, and what is asked for and not there.</summary>
[Platform(Exclude = "Win", Reason = "The suite is played by a shell script.")]
public sealed class CommandLineTests
{
    private Sandbox sandbox = null!;

    [OneTimeSetUp]
    public void SetUp() => sandbox = new Sandbox();

    [OneTimeTearDown]
    public void TearDown() => sandbox.Dispose();

    [TestCase("rnu", "tf knows no command \"rnu\". Did you mean run?")]
    [TestCase("run --tgas @a", "tf run knows no flag \"--tgas\". Did you mean --tags")]
    [TestCase("run --sed=4", "tf run knows no flag \"--sed\". Did you mean --seed?")]
    [TestCase("run --evidence some", "--evidence some: expected off, failures, all or full.")]
    [TestCase("run --repeat 0", "--repeat 0: expected a whole number from 1.")]
    [TestCase("run --lanes many", "--lanes many: expected a whole number from 1.")]
    [TestCase("run Features/tikets.feature", "Expected a feature file, or FILE:LINE, found \"Features/tikets.feature\".\n  Nearest: Features/tickets.feature")]
    [TestCase("run Features/tickets.feature:99", "Features/tickets.feature:99: no scenario is at this line or below it.")]
    [TestCase("check nonsense", "tf check takes no argument; found \"nonsense\".")]
    [TestCase("run --feature nowhere", "--feature \"nowhere\" selects none of the 4 scenarios.")]
    [TestCase("help rnu", "tf knows no command \"rnu\". Did you mean run?")]
    public async Task A_mistake_answers_2_and_names_the_nearest(string arguments, string expected)
    {
        var said = await sandbox.TfAsync(arguments.Split(' '));

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain(expected);
    }

    [Test]
    public async Task Tags_that_select_nothing_answer_2_with_the_known_ones()
    {
        var said = await sandbox.TfAsync("run", "--tags", "@INV-1.2");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("--tags \"@INV-1.2\" selects none of the 4 scenarios.");
        said.Text.ShouldContain("No scenario is tagged @INV-1.2. Did you mean @INV-1.1?");
        said.Text.ShouldContain("Known tags: @INV-1.1 @money @slow");
    }

    [Test]
    public async Task An_output_folder_that_cannot_be_written_answers_2()
    {
        sandbox.Write("a-file", "");

        var said = await sandbox.TfAsync("run", "--out", sandbox.PathOf("a-file"));

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain($"The output folder {sandbox.PathOf("a-file")} can't be written");
        said.Text.ShouldContain("--out FOLDER");
    }

    [Test]
    public async Task A_report_without_results_answers_2()
    {
        var said = await sandbox.TfAsync("report");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("Expected the results of a run in");
    }

    [TestCase("help")]
    [TestCase("")]
    public async Task Help_names_every_command(string arguments)
    {
        var said = await sandbox.TfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        said.ExitCode.ShouldBe(0, said.Text);
        foreach (var command in new[] { "run", "test", "check", "report", "help", "version" })
            said.Text.ShouldContain($"\n  {command} ");
    }
}
