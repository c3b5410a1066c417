using NUnit.Framework;
using Shouldly;
using static Tests.Allure.PlantedReport;

namespace Tests.Allure;

/// <summary>How a test ended, in Allure's words.</summary>
internal sealed class EndingTests
{
    [TestCase("Passes", "passed", "")]
    [TestCase("Fails", "failed", "Expected: 3")]
    [TestCase("Fails_twice", "failed", "Expected: 4")]
    [TestCase("Breaks", "broken", "out of order")]
    [TestCase("Fails_and_breaks", "broken", "out of order")]
    [TestCase("Gives_up", "skipped", "not today")]
    [TestCase("Is_undecided", "broken", "who knows")]
    [TestCase("Warns", "broken", "careful")]
    [TestCase("Is_ignored", "skipped", "later")]
    public void An_ending_has_its_status_and_says_why(string test, string status, string message)
    {
        var result = Last["Endings." + test];
        Word(result, "status").ShouldBe(status);
        Word(result, "stage").ShouldBe("finished");
        if (message.Length > 0)
            Word(result.GetProperty("statusDetails"), "message").ShouldContain(message);
    }

    [Test]
    public void A_failure_has_its_place() =>
        Word(Last["Endings.Fails"].GetProperty("statusDetails"), "trace").ShouldContain("Endings.cs:line");

    [Test]
    public void A_test_ends_after_it_begins()
    {
        foreach (var result in Last.Results)
            result.GetProperty("stop").GetInt64().ShouldBeGreaterThanOrEqualTo(result.GetProperty("start").GetInt64());
    }

    [Test]
    public void A_failure_within_a_step_fails_the_steps_around_it()
    {
        var steps = List(Last["Endings.Fails_in_a_step"], "steps").ToList();
        steps.Select(s => (Word(s, "name"), Word(s, "status"))).ShouldBe([("well", "passed"), ("outer", "failed")]);
        var inner = List(steps[1], "steps").ShouldHaveSingleItem();
        Word(inner, "status").ShouldBe("failed");
        Word(inner.GetProperty("statusDetails"), "message").ShouldContain("in the step");
    }

    [Test]
    public void An_exception_breaks_its_step() =>
        List(Last["Endings.Breaks_in_a_step"], "steps").Select(s => Word(s, "status")).ShouldBe(["broken"]);

    [Test]
    public void What_goes_to_the_console_is_attached()
    {
        var attachment = List(Last["Endings.Writes_to_the_console"], "attachments").ShouldHaveSingleItem();
        Word(attachment, "name").ShouldBe("Console Output");
        Last.Attached(attachment).Trim().ShouldBe("to be kept");
    }

    [Test]
    public void An_ignored_test_keeps_its_labels() => Labels(Last["Endings.Is_ignored"], "epic").ShouldBe(["Later"]);

    [Test]
    public void A_set_up_that_throws_breaks_the_test()
    {
        Word(Last["BadSetUp.Never_begins"], "status").ShouldBe("broken");
        var setUp = List(Last.Container("BadSetUp.Never_begins"), "befores").ShouldHaveSingleItem();
        Word(setUp, "status").ShouldBe("broken");
        Word(setUp.GetProperty("statusDetails"), "message").ShouldBe("no set-up");
    }
}
