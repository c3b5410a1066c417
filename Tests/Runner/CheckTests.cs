using NUnit.Framework;
using Shouldly;

namespace Tests.Runner;

/// <summary><c>tf check</c> from outside.</summary>
[Platform(Exclude = "Win", Reason = "The build is played by a shell script.")]
public sealed class CheckTests
{
    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp()
    {
        sandbox = new Sandbox();
        sandbox.Write("behaviours.yml", "- area: Tickets\n  groups:\n    - id: INV-1\n      title: Seats\n      behaviours:\n        INV-1.1: A seat can be held\n");
        sandbox.Write("integration-matrix.yml", "- link: external/bank\n  title: The bank is asked\n");
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task A_sound_suite_answers_0()
    {
        var said = await sandbox.TfAsync("check");

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("OK  1 feature, 4 scenarios, 4 steps");
    }

    [TestCase("@INV-1.2\n  Scenario: X\n    Given a seat", "unknown-behaviour", "@INV-1.2 is no behaviour of behaviours.yml. Nearest: @INV-1.1")]
    [TestCase("@matrix:external/bnk\n  Scenario: X\n    Given a seat", "unknown-link", "@matrix:external/bnk is no link")]
    [TestCase("Scenario: X\n    Given a seat\n\n  Scenario: X\n    Given a seat", "duplicate-title", "\"X\" is there twice, first in line 3")]
    [TestCase("Scenario: X", "no-steps", "\"X\" has no steps")]
    [TestCase("Scenario:\n    Given a seat", "no-title", "The scenario has no title")]
    [TestCase("@Slow\n  Scenario: X\n    Given a seat\n  @slow\n  Scenario: Y\n    Given a seat", "tag-spelling", "@Slow is written @slow elsewhere")]
    public async Task A_mistake_answers_1_at_its_line(string scenario, string kind, string expected)
    {
        sandbox.Write("Features/x.feature", $"Feature: Wrong\n\n  {scenario}\n");

        var said = await sandbox.TfAsync("check");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ Features/x.feature(");
        said.Text.ShouldContain(kind);
        said.Text.ShouldContain(expected);
    }

    [Test]
    public async Task What_the_build_says_of_steps_is_told_with_the_rest()
    {
        sandbox.Build("echo \"$PWD/Features/tickets.feature(6,5): error GHK003: Two step definitions match [$PWD/Features/Features.csproj]\"; exit 1");

        var said = await sandbox.TfAsync("check");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ Features/tickets.feature(6,5) GHK003");
        said.Text.ShouldContain("1 problem  1 feature");
    }
}
