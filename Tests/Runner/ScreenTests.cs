using NUnit.Framework;
using Runner.Terminal;
using Shouldly;

namespace Tests.Runner;

public sealed class ScreenTests
{
    private StringWriter output = null!;

    [SetUp]
    public void SetUp() => output = new StringWriter();

    [TearDown]
    public void TearDown() => output.Dispose();

    [Test]
    public void Without_a_terminal_there_are_lines_and_nothing_else()
    {
        var screen = new Screen(output, live: false, colour: false, () => int.MaxValue);

        screen.Status("half");
        screen.Line(screen.Red("done"));

        output.ToString().ShouldBe($"done{Environment.NewLine}");
    }

    [Test]
    public void A_line_goes_above_the_one_that_changes()
    {
        var screen = new Screen(output, live: true, colour: false, () => 80);

        screen.Status("half");
        screen.Line("failure");

        output.ToString().ShouldBe($"half\r\e[2Kfailure{Environment.NewLine}half");
    }

    [Test]
    public void A_status_never_wraps()
    {
        var screen = new Screen(output, live: true, colour: true, () => 6);

        screen.Status(screen.Green("1234567"));

        output.ToString().ShouldBe("\e[32m12345\e[0m");
    }

    [TestCase("x\n    should be\n\"PAID\"\n    but was\n\"SENT\"\n    difference\nDifference  | |\n", new[] { "x should be \"PAID\" but was \"SENT\"" })]
    [TestCase("Two things differ:\n  Amount: expected <1>, actual <2>\n", new[] { "Two things differ:", "  Amount: expected <1>, actual <2>" })]
    [TestCase("1\n2\n3\n4\n5\n6\n7\n8\n9", new[] { "1", "2", "3", "4", "5", "6", "7", "… 2 more lines in the report" })]
    public void A_failure_is_as_short_as_it_can_be(string message, string[] expected) =>
        FailureText.Lines(message, 200).ShouldBe(expected);
}
