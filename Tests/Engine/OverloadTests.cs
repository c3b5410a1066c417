using NUnit.Framework;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>Step definitions that share a name, and those that have no expression.</summary>
[NonParallelizable]
public sealed class OverloadTests
{
    [Test]
    public void Overloads_with_as_many_parameters_are_step_definitions_of_their_own() =>
        Ran("""
            [When("{int} arrive")] public void Arrive(int number) => Log.Add("number " + number);
            [When("{word} arrives")] public void Arrive(string name) => Log.Add("name " + name);
            [When("these arrive:")] public void Arrive(DataTable table) => Log.Add("table " + table.RowCount);
            """, "When 3 arrive", "When Anna arrives", "When these arrive:\n      | a |\n      | b |").ShouldBe(["number 3", "name Anna", "table 1"]);

    [Test]
    public void Of_several_that_match_the_one_that_can_take_the_arguments_is_called() =>
        Ran("""
            [When(".*")] public void Any() => Log.Add("nothing");
            [When(".*")] public void Any(string text) => Log.Add("text " + text);
            [When(".*")] public void Any(DataTable table) => Log.Add("table");
            """, "When it", "When it\n      | a |", "When it\n      \"\"\"\n      x\n      \"\"\"").ShouldBe(["nothing", "table", "text x"]);

    [Test]
    public void A_value_that_one_overload_cannot_convert_goes_to_the_other() =>
        Ran("""
            [When("^I pay (.*)$")] public void Pay(int number) => Log.Add("number " + number);
            [When("^I pay (.*)$")] public void Pay(bool all) => Log.Add("all " + all);
            """, "When I pay 12", "When I pay true").ShouldBe(["number 12", "all True"]);

    [Test]
    public void Overloads_that_can_both_take_the_arguments_are_ambiguous() =>
        Problems("""
            [When("^I pay (.*)$")] public void Pay(int number) { }
            [When("^I pay (.*)$")] public void Pay(string text) { }
            """, "When I pay 12").ShouldHaveSingleItem().ShouldStartWith("a.feature(3,5): GHK003: 'When I pay 12' matches 2 step definitions: Steps.Pay \"^I pay (.*)$\"; Steps.Pay \"^I pay (.*)$\".");

    [Test]
    public void Several_attributes_on_one_method_are_several_ways_to_say_it() =>
        Ran("""
            [Given("a cat"), Given("the cat"), When("a cat comes")] public void Cat() => Log.Add("cat");
            """, "Given a cat", "And the cat", "When a cat comes").ShouldBe(["cat", "cat", "cat"]);

    [Test]
    public void Bindings_are_inherited_and_what_is_overridden_runs_once()
    {
        var run = PlantedRun.Of(new Planted("""
            public abstract class Animals
            {
                [BeforeScenario] public void Feed() => Log.Add("fed");
                [Given("a {word}")] public virtual void Animal(string name) => Log.Add("animal " + name);
                [StepArgumentTransformation] public DayOfWeek Day(string text) => DayOfWeek.Sunday;
                [When("it rests on {}")] public void Rest(DayOfWeek day) => Log.Add(day.ToString());
            }
            [Binding] public sealed class Cats : Animals
            {
                [Given("a {word}")] public override void Animal(string name) => Log.Add("cat " + name);
            }
            """).With("a.feature", "Feature: First\n  Scenario: One\n    Given a tabby\n    When it rests on x\n"));

        run["One"].Message.ShouldBe("");
        run.Log.ShouldBe(["fed", "cat tabby", "Sunday"]);
    }

    [Test]
    public void An_attribute_without_an_expression_takes_the_methods_name() =>
        Ran("""
            [Given] public void Given_WHO_has_COUNT_books(string who, int count) => Log.Add($"{who} {count}");
            [When] public void WhenTheOrderIsSent() => Log.Add("sent");
            [Then] public void P0_books_are_left(int left) => Log.Add("left " + left);
            [StepDefinition] public void I_wait() => Log.Add("wait");
            """, "Given Anna has 3 books", "And 'Anna B.' has \"12\" books", "And I wait", "When the order is sent!", "Then 5 books are left", "And I wait")
            .ShouldBe(["Anna 3", "Anna B. 12", "wait", "sent", "left 5", "wait"]);

    [Test]
    public void A_step_that_no_methods_name_fits_is_told_the_nearest_name() =>
        Problems("[When] public void The_order_is_sent() { }", "When the ordr is snt").ShouldHaveSingleItem().ShouldContain("Did you mean: [When] \"The_order_is_sent\" (Steps.The_order_is_sent)?");

    [Test]
    public void A_transformation_for_a_built_in_type_adds_to_its_parameter_type() =>
        Ran("""
            [StepArgumentTransformation("(one|two)")] public int Word(string word) => word == "one" ? 1 : 2;
            [When("I take {int}")] public void Take(int number) => Log.Add("took " + number);
            """, "When I take 5", "When I take two").ShouldBe(["took 5", "took 2"]);

    [Test]
    public void An_enum_may_be_named_in_full() =>
        Ran("[When(\"I rest on {System.DayOfWeek} and {DayOfWeek}\")] public void Rest(DayOfWeek a, DayOfWeek b) => Log.Add($\"{a} {b}\");", "When I rest on friday and Monday").ShouldBe(["Friday Monday"]);

    private static IReadOnlyList<string> Ran(string members, params string[] steps)
    {
        var run = PlantedRun.Of(Project(members, steps));
        run["One"].Message.ShouldBe("");
        return run.Log;
    }

    private static IReadOnlyList<string> Problems(string members, params string[] steps) => Project(members, steps).Problems();

    private static Planted Project(string members, string[] steps) => new Planted($"[Binding] public sealed class Steps\n{{\n{members}\n}}")
        .With("a.feature", $"Feature: First\n  Scenario: One\n    {string.Join("\n    ", steps)}\n");
}
