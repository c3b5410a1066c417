using NUnit.Framework;
using Runner.Checking;
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

    [TestCase("@INV-1.2\n  Scenario: X\n    Then a seat", "unknown-behaviour", "@INV-1.2 is no behaviour of behaviours.yml. Nearest: @INV-1.1")]
    [TestCase("@matrix:external/bnk\n  Scenario: X\n    Then a seat", "unknown-link", "@matrix:external/bnk is no link")]
    [TestCase("Scenario: X\n    Then a seat\n\n  Scenario: X\n    Then a seat", "duplicate-title", "\"X\" is there twice, first in line 3")]
    [TestCase("Scenario: X", "no-steps", "\"X\" has no steps")]
    [TestCase("Scenario:\n    Then a seat", "no-title", "The scenario has no title")]
    [TestCase("Scenario: X\n    When somebody sits", "TF101 no-then", "\"X\" ends without a Then: it passes whatever comes out.")]
    [TestCase("Scenario: X\n    Given 1\n    * 2\n    * 3\n    * 4\n    When 5\n    * 6\n    * 7\n    * 8\n    Then 9", "TF102 long-scenario", "\"X\" has 9 steps; 8 are the most that are read.")]
    [TestCase("Scenario Outline: X\n    Then <a>\n    Examples:\n      | a | b |\n      | 1 | 2 |\n      | 1 | 2 |", "TF103 duplicate-example", "The example row | 1 | 2 | is there twice, first in line 7")]
    [TestCase("@Slow\n  Scenario: X\n    Then a seat\n  @slow\n  Scenario: Y\n    Then a seat", "tag-spelling", "@Slow is written @slow elsewhere")]
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
    public async Task A_background_does_not_make_a_scenario_long()
    {
        var many = string.Concat(Enumerable.Range(1, 8).Select(i => $"    Then {i}\n"));
        sandbox.Write("Features/x.feature", $"Feature: X\n  Background:\n{many}  Scenario: Y\n{many}");

        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task A_tag_that_the_glossary_lacks_is_told()
    {
        sandbox.Write("Features/GLOSSARY.md", "# Words\n\n`@elsewhere`\n\n## Tags\n\n| tag | meaning |\n|---|---|\n| `@money` `@slow` | it |\n| `@link:` | and this |\n");
        sandbox.Write("Features/x.feature", "Feature: X\n  @ignore @link:a @INV-1.1 @slwo\n  Scenario: Y\n    Then z\n  @elsewhere\n  Scenario: Z\n    Then z\n");

        var said = await sandbox.TfAsync("check");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ Features/x.feature(2,28) TF104 unknown-tag");
        said.Text.ShouldContain("@slwo is not in the glossary's table of tags. Nearest: @slow.");
        said.Text.ShouldContain("@elsewhere is not in the glossary");
        said.Text.ShouldContain("2 problems");
    }

    [Test]
    public async Task What_is_meant_is_excused_with_its_reason_and_idle_excuses_are_told()
    {
        sandbox.Write("Features/x.feature", "Feature: X\n  Scenario: Y\n    When z\n");
        const string tickets = "- { code: TF101, where: Features/tickets.feature, because: a }\n";

        sandbox.Write("Features/lint.yml", tickets + "- { code: TF101, where: 'Features/x*', because: b }\n");
        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);

        sandbox.Write("Features/lint.yml", tickets + "- { code: TF101, where: Features/x.feature, because: b }\n- { code: TF102, where: Features/x.feature, because: c }\n- { code: TF999, where: x, because: d }\n- { code: TF101, where: x }\n");
        var said = await sandbox.TfAsync("check");
        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ Features/lint.yml(3) TF100 lint-file\n    Nothing is found for TF102 at \"Features/x.feature\" any more. Delete the entry.");
        said.Text.ShouldContain("✗ Features/lint.yml(4) TF100 lint-file\n    There is no code TF999.");
        said.Text.ShouldContain("✗ Features/lint.yml(5) TF100 lint-file\n    Expected code, where, because; found code, where.");
    }

    [Test]
    public async Task A_step_definition_that_no_scenario_uses_is_told_where_it_is_declared()
    {
        var suite = Path.Combine(RepositoryRoot.Find(), "Tests", "Engine", "bin", "Debug", "net10.0", "Engine.dll");
        File.Copy(suite, sandbox.PathOf("Features/bin/Debug/net10.0/Features.dll"), overwrite: true);
        sandbox.Write("Bindings/SeatSteps.cs", "class SeatSteps\n{\n    void NobodySitsHere() { }\n}\n");

        var said = await sandbox.TfAsync("check");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ Bindings/SeatSteps.cs(3) TF105 unused-step");
        said.Text.ShouldContain("No scenario uses [Then] \"nobody sits here\" (SeatSteps.NobodySitsHere in Engine). Delete it, or say in Features/lint.yml why it stays.");
        said.Text.ShouldContain("1 problem  1 feature");
    }

    [Test]
    public void Every_code_has_a_section_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "diagnostics.md"));

        FindingCodes.All.Where(code => !page.Contains($"\n### {code} ", StringComparison.Ordinal)).ShouldBeEmpty();
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
