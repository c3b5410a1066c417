using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine.Conformance;

/// <summary>
/// The kinds of scenario in the Cucumber compatibility kit, in our own words and with Reqnroll's bindings. What is found while compiling here
/// (undefined and ambiguous steps, unknown parameter types) is a build error where Cucumber fails the run.
/// </summary>
[NonParallelizable]
public sealed class CompatibilityKitTests
{
    private const string Bindings = """
        public sealed record Route(string From, string To);
        [Binding] public sealed class Steps(IReqnrollOutputHelper output)
        {
            [StepDefinition("it works")] public void Works() => Log.Add("works");
            [StepDefinition("it fails")] public void Fails() => throw new InvalidOperationException("it failed");
            [StepDefinition("it is to be written")] public void Pending() => throw new PendingStepException();
            [StepDefinition("it is passed over")] public void Skips() => Assert.Ignore("not today");
            [StepDefinition("a text:")] public void Text(string text) => Log.Add(text);
            [StepDefinition("{string} is told")] public void Tell(string text) => output.WriteLine(text);
            [StepDefinition("a file of {string} is attached")] public void Attach(string text) { var file = System.IO.Path.GetTempFileName(); System.IO.File.WriteAllText(file, text); output.AddAttachment(file); }
            [StepDefinition("a file that isn't there is attached")] public void AttachNothing() => output.AddAttachment("/no/such/file.txt");
            [When("the table is turned:")] public void Turn(DataTable table) { foreach (var column in table.Header.Prepend("") .Skip(1)) Log.Add(string.Join("|", table.Rows.Select(r => r[column]).Prepend(column))); }
            [StepArgumentTransformation("([A-Z]{3})-([A-Z]{3})", Name = "route")] public Route Route(string from, string to) => new(from, to);
            [Given("{route} is late")] public void Late(Route route) => Log.Add(route.From + ">" + route.To);
            [Given("^(?:a|an) (\\w+)(?: and (?:a|an) (\\w+))?(?: and (?:a|an) (\\w+))?$")] public void Fruit(string a, string b, string c) => Log.Add($"{a},{b},{c}");
            [Given("I eat {int} <![CDATA[figs]]>")] public void Eat(int figs) => Log.Add("ate " + figs);
            [Given("{int} figs")] public void Have(int figs) => Log.Add("had " + figs);
        }

        """;

    [Test]
    public void Minimal() => Passed("Given it works").Log.ShouldBe(["works"]);

    [Test]
    public void Data_tables() => Passed("When the table is turned:\n      | a | b |\n      | 1 | 2 |\n      | 3 | 4 |").Log.ShouldBe(["a|1|3", "b|2|4"]);

    [TestCase("\"\"\"\n      one\n      two\n      \"\"\"")]
    [TestCase("```\n      one\n      two\n      ```")]
    [TestCase("\"\"\"application/json\n      one\n      two\n      \"\"\"")]
    public void Doc_strings(string text) => Passed("Given a text:\n      " + text).Log.ShouldBe(["one\ntwo"]);

    [Test]
    public void Parameter_types() => Passed("Given LHR-CDG is late").Log.ShouldBe(["LHR>CDG"]);

    [Test]
    public void Unknown_parameter_types_are_build_errors() =>
        new Planted("[Binding] public sealed class Steps { [Given(\"{airport} is closed\")] public void A(string a) { } }").With("a.feature", Feature("Given CDG is closed"))
            .Problems().ShouldContain(p => p.Contains("GHK006: The expression of Steps.A is illegal: \"{airport} is closed\", character 1: there is no parameter type 'airport'.", StringComparison.Ordinal));

    [Test]
    public void Regular_expressions() => Passed("Given a fig", "Given a fig and a plum", "Given a fig and a plum and an apple").Log.ShouldBe(["fig,,", "fig,plum,", "fig,plum,apple"]);

    [Test]
    public void Character_data() => Passed("Given I eat 42 <![CDATA[figs]]>").Log.ShouldBe(["ate 42"]);

    [Test]
    public void Pending_steps_fail_and_what_follows_is_skipped()
    {
        var run = Run("Given it works", "And it is to be written", "And it works");
        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].Message.ShouldContain("PendingStepException");
        run.Log.ShouldBe(["works"]);
        run["One"].Output.ShouldContain("And it works\n-> skipped because of previous errors");
    }

    [Test]
    public void Skipped_steps_skip_the_rest()
    {
        var run = Run("Given it works", "And it is passed over", "And it fails");
        run["One"].State.ShouldBe(ResultState.Ignored);
        run["One"].Message.ShouldContain("not today");
        run.Log.ShouldBe(["works"]);
    }

    [Test]
    public void A_failing_hook_after_a_skipped_step_fails_the_scenario()
    {
        var run = Run("[Binding] public sealed class Hooks { [AfterScenario] public void After() => throw new FormatException(\"clean-up failed\"); }", "Given it is passed over");
        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].Message.ShouldContain("clean-up failed");
    }

    [Test]
    public void Undefined_steps_are_build_errors_each_once() =>
        Problems("Given nothing of it", "And nothing of that", "And it works", "And nothing of it").Select(p => p.Split(':')[0]).ShouldBe(["a.feature(3,5)", "a.feature(4,5)", "a.feature(6,5)"]);

    [Test]
    public void Undefined_steps_of_an_outline_are_told_for_the_first_row_that_has_none() =>
        new Planted(Bindings).With("a.feature", "Feature: F\n  Scenario Outline: A\n    Given <n> figs\n    Examples:\n      | n   |\n      | 3   |\n      | fig |\n").Problems()
            .ShouldHaveSingleItem().ShouldStartWith("a.feature(3,5): GHK002: No step definition for 'Given fig figs'.");

    [Test]
    public void Ambiguous_steps_are_build_errors() =>
        new Planted("[Binding] public sealed class Steps { [Given(\"a step\")] public void A() { } [Given(\"^a step$\")] public void B() { } }").With("a.feature", Feature("Given a step"))
            .Problems().ShouldHaveSingleItem().ShouldContain("GHK003: 'Given a step' matches 2 step definitions: Steps.A \"a step\"; Steps.B \"^a step$\".");

    [Test]
    public void Unused_steps_are_no_error() => Passed("Given it works")["One"].Message.ShouldBe("");

    [Test]
    public void Failing_steps_lead_to_the_feature_with_their_stack()
    {
        var run = Run("When it fails");
        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].StackTrace.Split('\n')[0].ShouldBe("   at When it fails in /planted/a.feature:line 3");
        run["One"].StackTrace.ShouldContain("at Steps.Fails()");
    }

    [Test]
    public void Attachments_and_logs()
    {
        var run = Passed("Given \"hello\" is told", "And \"\u001b[31mred\u001b[0m\" is told", "And \"{'big': '<b>question</b>'}\" is told", "And a file of \"content\" is attached");
        run["One"].Output.ShouldContain("hello\n");
        run["One"].Output.ShouldContain("\u001b[31mred\u001b[0m");
        run["One"].Output.ShouldContain("<b>question</b>");
        var file = Attachments(run.Root).ShouldHaveSingleItem();
        File.ReadAllText(file).ShouldBe("content");
        File.Delete(file);
    }

    [Test]
    public void Attachments_of_a_failing_scenario_stay()
    {
        var run = Run("Given a file of \"content\" is attached", "And it fails");
        run["One"].Status.ShouldBe(TestStatus.Failed);
        File.Delete(Attachments(run.Root).ShouldHaveSingleItem());
    }

    [Test]
    public void An_attachment_that_is_not_there_fails_and_is_named() => Run("Given a file that isn't there is attached")["One"].Message.ShouldContain("/no/such/file.txt");

    [Test]
    public void Attachments_in_hooks()
    {
        var run = Run("[Binding] public sealed class Hooks(IReqnrollOutputHelper output) { [BeforeScenario] public void Before() => output.WriteLine(\"before\"); [AfterScenario] public void After() => output.WriteLine(\"after\"); }", "Given it works");
        run["One"].Output.ShouldStartWith("before\n");
        run["One"].Output.ShouldContain("after\n");
    }

    [Test]
    public void Hooks_run_around_passed_and_failed_steps()
    {
        const string hooks = "[Binding] public sealed class Hooks { [BeforeScenario] public void Before() => Log.Add(\"before\"); [AfterScenario] public void After() => Log.Add(\"after\"); }";
        Run(hooks, "Given it works").Log.ShouldBe(["before", "works", "after"]);
        Run(hooks, "Given it fails").Log.ShouldBe(["before", "after"]);
    }

    [Test]
    public void Conditional_hooks()
    {
        var run = PlantedRun.Of(new Planted(Bindings + """
            [Binding] public sealed class Hooks
            {
                [BeforeScenario("early")] public void A() => throw new FormatException("before broke");
                [AfterScenario("late")] public void B() => throw new FormatException("after broke");
                [BeforeScenario("fine"), AfterScenario("fine")] public void C() => Log.Add("fine");
            }
            """).With("a.feature", "Feature: F\n  @early\n  Scenario: One\n    When it works\n  @late\n  Scenario: Two\n    When it works\n  @fine\n  Scenario: Three\n    When it works\n"));
        run.Scenarios.Select(s => $"{s.Name} {s.Status}").ShouldBe(["One Failed", "Two Failed", "Three Passed"], ignoreOrder: true);
        run.Log.ShouldBe(["fine", "works", "fine", "works"], ignoreOrder: true);
    }

    [Test]
    public void Skipping_in_hooks()
    {
        var run = PlantedRun.Of(new Planted(Bindings + """
            [Binding] public sealed class Hooks
            {
                [BeforeScenario("before", Order = 1)] public void A() => Assert.Ignore("not before");
                [BeforeScenario(Order = 2)] public void B() => Log.Add("second before");
                [AfterScenario("after", Order = 1)] public void C() => Assert.Ignore("not after");
                [AfterScenario(Order = 2)] public void D(ScenarioContext scenario) => Log.Add("second after " + scenario.ScenarioInfo.Title);
            }
            """).With("a.feature", "Feature: F\n  @before\n  Scenario: One\n    When it works\n"));
        run["One"].State.ShouldBe(ResultState.Ignored);
        run.Log.ShouldBe(["second after One"]);
    }

    [Test]
    public void Hooks_of_the_run_that_fail_fail_every_scenario_and_no_step_runs()
    {
        var run = Run("[Binding] public static class Hooks { [BeforeTestRun] public static void A() => throw new FormatException(\"run broke\"); [AfterTestRun] public static void B() => Log.Add(\"after the run\"); }", "Given it works");
        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].StackTrace.ShouldStartWith("   at [BeforeTestRun] Hooks.A\n");
        run.Log.ShouldBe(["after the run"]);
    }

    [Test]
    public void Backgrounds_and_rules()
    {
        var run = PlantedRun.Of(new Planted(Bindings).With("a.feature", "Feature: F\n  Background:\n    Given a fig\n  Rule: R\n    Background:\n      Given a plum\n    Example: One\n      When it works\n    Example: Two\n      When it works\n"));
        run.Scenarios.ShouldAllBe(s => s.Status == TestStatus.Passed);
        run.Log.ShouldBe(["fig,,", "plum,,", "works", "fig,,", "plum,,", "works"]);
    }

    [Test]
    public void Example_tables()
    {
        var run = PlantedRun.Of(new Planted(Bindings).With("a.feature", "Feature: F\n  Scenario Outline: A <n>\n    Given <n> figs\n    When it <ends>\n    @good\n    Examples: good ones\n      | n | ends  |\n      | 1 | works |\n    @bad\n    Examples: bad ones\n      | n | ends  |\n      | 2 | fails |\n"));
        run.Scenarios.Select(s => $"{s.Name} {s.Status} {s.Categories.Single()}").ShouldBe(["A 1 (ends: works) Passed good", "A 2 (ends: fails) Failed bad"], ignoreOrder: true);
    }

    [Test]
    public void Several_features_run_all()
    {
        var run = PlantedRun.Of(new Planted(Bindings).With("a.feature", Feature("Given a fig")).With("b.feature", Feature("Given a plum")).With("c.feature", Feature("Given an apple")));
        run.Log.Order(StringComparer.Ordinal).ShouldBe(["apple,,", "fig,,", "plum,,"]);
    }

    [Test]
    public void All_outcomes_side_by_side()
    {
        var run = PlantedRun.Of(new Planted(Bindings).With("a.feature", "Feature: F\n  Scenario: Passes\n    Given it works\n  Scenario: Fails\n    Given it works\n    And it fails\n    And it works\n  Scenario: Waits\n    Given it is to be written\n  Scenario: Skips\n    Given it is passed over\n"));
        run.Scenarios.Select(s => $"{s.Name} {s.State.Status}").ShouldBe(["Passes Passed", "Fails Failed", "Waits Failed", "Skips Skipped"], ignoreOrder: true);
    }

    [TestCase("Given it is to be written", "And it fails", "PendingStepException")]
    [TestCase("Given it fails", "And it is to be written", "it failed")]
    public void Of_several_failures_the_first_counts(string first, string second, string message)
    {
        var run = Run(first, second);
        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].Message.ShouldContain(message);
    }

    [Test]
    public void An_empty_feature_has_no_scenarios() => PlantedRun.Of(new Planted(Bindings).With("a.feature", "Feature: F\n").With("b.feature", Feature("Given it works"))).Scenarios.Count.ShouldBe(1);

    private static IReadOnlyList<string> Attachments(ITestResult result) => [.. result.TestAttachments.Select(a => a.FilePath).Concat(result.Children.SelectMany(Attachments))];

    private static PlantedRun Passed(params string[] steps)
    {
        var run = Run(steps);
        run["One"].Status.ShouldBe(TestStatus.Passed, run["One"].Message);
        return run;
    }

    private static PlantedRun Run(params string[] steps)
    {
        var more = steps[0].StartsWith('[') ? steps[0] : "";
        return PlantedRun.Of(new Planted(Bindings + more).With("a.feature", Feature([.. steps.Where(s => s != more)])));
    }

    private static IReadOnlyList<string> Problems(params string[] steps) => new Planted(Bindings).With("a.feature", Feature(steps)).Problems();

    private static string Feature(params string[] steps) => $"Feature: First\n  Scenario: One\n    {string.Join("\n    ", steps)}\n";
}
