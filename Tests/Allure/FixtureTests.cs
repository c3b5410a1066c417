using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using static Tests.Allure.PlantedReport;

namespace Tests.Allure;

/// <summary>Set-ups and tear-downs, and what runs side by side.</summary>
internal sealed class FixtureTests
{
    private static JsonElement Class => Last.Container("Fixtures");

    [Test]
    public void A_class_has_its_set_ups_and_tear_downs()
    {
        Names(Class, "befores").ShouldBe(["Open"]);
        Names(Class, "afters").ShouldBe(["Closes"]);
        List(Class, "befores").Concat(List(Class, "afters")).Select(f => Word(f, "status")).ShouldAllBe(s => s == "passed");
    }

    [Test]
    public void A_class_names_its_tests() =>
        List(Class, "children").Select(c => c.GetString()).ShouldBe(
            [Word(Last["Fixtures.First"], "uuid"), Word(Last["Fixtures.Second"], "uuid")], ignoreOrder: true);

    [TestCase("First")]
    [TestCase("Second")]
    public void A_test_has_its_set_ups_and_tear_downs(string test)
    {
        var container = Last.Container("Fixtures." + test);
        Names(container, "befores").ShouldBe(["Sets the base up"]);
        Names(container, "afters").ShouldBe(["Cleans up"]);
        List(container, "children").Select(c => c.GetString()).ShouldBe([Word(Last["Fixtures." + test], "uuid")]);
    }

    [Test]
    public void Steps_and_attachments_are_where_they_happened()
    {
        Names(List(Class, "befores").Single(), "steps").ShouldBe(["opens"]);
        Last.Attached(List(List(Class, "afters").Single(), "attachments").ShouldHaveSingleItem()).ShouldBe("closed");
        Names(List(Last.Container("Fixtures.First"), "befores").Single(), "steps").ShouldBe(["in the base"]);
        Names(Last["Fixtures.Second"], "steps").ShouldBe(["before the test", "in the test"]);
    }

    [Test]
    public void Tests_and_steps_side_by_side_keep_their_own()
    {
        var results = Last.Of("Parallel.Keeps_its_own").ToList();
        results.Count.ShouldBe(50);
        foreach (var result in results)
        {
            var number = Word(List(result, "parameters").Single(), "value");
            Names(result, "steps").ShouldBe([number + "a", number + "b"], ignoreOrder: true);
            foreach (var branch in List(result, "steps"))
            {
                var inner = List(branch, "steps").ShouldHaveSingleItem();
                Word(inner, "name").ShouldBe(Word(branch, "name") + " inner");
                Last.Attached(List(inner, "attachments").ShouldHaveSingleItem()).ShouldBe(Word(branch, "name"));
            }
        }
    }

    [Test]
    public void A_constructor_can_be_a_set_up()
    {
        var before = List(Last.Container("Constructed"), "befores").ShouldHaveSingleItem();
        Word(before, "name").ShouldBe("Is constructed");
        Names(before, "steps").ShouldBe(["in the constructor"]);
    }

    [Test]
    public void A_container_in_which_nothing_happened_is_not_written() =>
        Directory.EnumerateFiles(Path.Combine(Last.Folder, "results"), "*-container.json").Count().ShouldBe(5);

    [Test]
    public void No_file_is_left_half_written() =>
        Directory.EnumerateFiles(Path.Combine(Last.Folder, "results")).Where(f => !f.EndsWith(".json", StringComparison.Ordinal) && !f.EndsWith(".txt", StringComparison.Ordinal))
            .ShouldBeEmpty();
}
