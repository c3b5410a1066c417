using NUnit.Framework;
using Shouldly;

namespace Tests.Runner;

/// <summary><c>tf test</c> from outside.</summary>
[Platform(Exclude = "Win", Reason = "Test executables are played by a shell script.")]
public sealed class TestCommandTests
{
    private const string Play = """
        case "$1" in
          *Units.dll) [ -f "$here/units.sh" ] && . "$here/units.sh"
            echo "passed First (1ms)"; echo "passed Second (1ms)"
            printf 'Test run summary: Passed!\n  total: 3\n  failed: 0\n  succeeded: 2\n  skipped: 1\n'; exit 0;;
          *) lane; for s in One Two A1 A2; do ended $s Passed; done; exit 0;;
        esac
        """;

    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp()
    {
        sandbox = new Sandbox();
        sandbox.Write("Tests/Units/Units.csproj", "");
        sandbox.Suite(Play);
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task The_last_line_counts_all_tests_and_the_suite()
    {
        var said = await sandbox.TfAsync("test", "--no-allure");

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("✓ Tests/Units: 2 passed, 0 failed, 1 skipped");
        said.Text.TrimEnd().ShouldEndWith("\n6 passed, 0 failed, 1 skipped");
    }

    [Test]
    public async Task A_failed_test_is_shown_and_answers_1_and_the_suite_runs_all_the_same()
    {
        sandbox.Write("fake/units.sh", "echo 'passed First (1ms)'; echo 'failed Second (2ms)'; echo '  expected 1, was 2'; echo 'passed Third (1ms)'; echo '  its output'; printf 'Test run summary: Failed!\\n  total: 3\\n  failed: 1\\n  succeeded: 2\\n  skipped: 0\\n'; exit 2");

        var said = await sandbox.TfAsync("test", "--no-allure");

        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("✗ Second (2ms)\n    expected 1, was 2\n✗ Tests/Units: 2 passed, 1 failed, 0 skipped");
        said.Text.ShouldNotContain("its output");
        said.Text.TrimEnd().ShouldEndWith("\n6 passed, 1 failed, 0 skipped");
    }

    [Test]
    public async Task A_test_process_that_dies_counts_as_a_failure()
    {
        sandbox.Write("fake/units.sh", "echo 'passed First (1ms)'; echo 'Fatal error.'; exit 139");

        var said = await sandbox.TfAsync("test", "--no-allure");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("Fatal error.");
        said.Text.ShouldContain("ended with exit code 139");
        said.Text.TrimEnd().ShouldEndWith("\n5 passed, 1 failed, 0 skipped");
    }

    [Test]
    public async Task A_test_project_that_does_not_build_counts_as_a_failure()
    {
        sandbox.Build("[[ $2 = *Units* ]] && { echo \"$PWD/Tests/Units/A.cs(3,1): error CS1002: ; expected [x]\"; exit 1; }; exit 0");

        var said = await sandbox.TfAsync("test", "--no-allure");

        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("Tests/Units/A.cs(3,1)");
        said.Text.TrimEnd().ShouldEndWith("\n4 passed, 1 failed, 0 skipped");
    }
}
