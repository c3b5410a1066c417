using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;

namespace Tests.Generator;

/// <summary>Everything that Gherkin has, compiled and run.</summary>
[NonParallelizable]
public sealed class FeatureTests
{
    private const string Bindings = """
        [Binding]
        public sealed class Steps(ScenarioContext scenario, FeatureContext feature)
        {
            [StepDefinition("I {word}")]
            public void Word(string word) => Log.Add(scenario.ScenarioInfo.Title + ": " + word);
            [StepDefinition("{word} costs {decimal}")]
            public void Costs(string word, decimal price) => Log.Add(word + " " + price.ToString(System.Globalization.CultureInfo.InvariantCulture));
            [StepDefinition("a list:")]
            public void List(DataTable table) => Log.Add(string.Join("/", table.Rows.Select(r => string.Join("|", r.Values))));
            [StepDefinition("a text:")]
            public void Write(string text) => Log.Add(text);
            [AfterScenario("@told")]
            public void Tell() => Log.Add($"{feature.FeatureInfo.Title} > {scenario.RuleInfo?.Title} > {scenario.ScenarioInfo.Title}"
                + $" [{string.Join(" ", scenario.ScenarioInfo.Tags)}] of [{string.Join(" ", scenario.ScenarioInfo.CombinedTags)}]"
                + $" {string.Join(" ", scenario.ScenarioInfo.Arguments.Keys.Cast<string>().Select(k => k + "=" + scenario.ScenarioInfo.Arguments[k]))}");
        }
        """;

    [Test]
    public void A_project_may_have_a_name_that_no_namespace_can_have() =>
        PlantedRun.Of(new Planted(Bindings, "my-shop.2nd tests").With("a.feature", "Feature: F\n  Scenario: S\n    Given I wake\n"))["S"].Status.ShouldBe(TestStatus.Passed);

    [Test]
    public void Backgrounds_of_feature_and_rule_run_first_and_tags_come_from_every_level()
    {
        var run = Run("""
            @f @told
            Feature: First
              Background:
                Given I wake

              Scenario: Plain
                When I eat

              @r
              Rule: Sundays
                Background:
                  Given I sleep

                @s
                Scenario Outline: Walk <far>
                  When I <how>

                  @e1
                  Examples: near
                    | far  | how  |
                    | home | walk |

                  @e2 @s
                  Examples: distant
                    | far   | how |
                    | zoo  | fly  |
            """);

        run.Log.ShouldBe([
            "Plain: wake", "Plain: eat", "First >  > Plain [] of [f told] ",
            "Walk <far>: wake", "Walk <far>: sleep", "Walk <far>: walk", "First > Sundays > Walk <far> [s e1] of [s e1 f told r] far=home how=walk",
            "Walk <far>: wake", "Walk <far>: sleep", "Walk <far>: fly", "First > Sundays > Walk <far> [s e2 s] of [s e2 s f told r] far=zoo how=fly"]);
        run.Scenarios.Select(s => $"{s.Name}: {string.Join(" ", s.Categories)}").ShouldBe([
            "Plain: f told", "Walk home (how: walk): s e1 f told r", "Walk zoo (how: fly): s e2 f told r"]);
    }

    [Test]
    public void Names_of_example_rows_are_filled_in_and_stay_unique()
    {
        var run = Run("""
            Feature: First
              Scenario Outline: The <animal> of <owner>
                Given I <animal>
                Examples:
                  | animal | owner    |
                  | cat    | Anna     |
                  | cat    | Anna     |
                  | dog    | <animal> |
              Scenario Outline: Without marks
                Given I <animal>
                Examples:
                  | animal |
                  | cat    |
              Scenario: The cat of Anna
                Given I sleep
              Scenario: The cat of Anna #2
                Given I sleep
            """);

        run.Scenarios.Select(s => s.Name).ShouldBe([
            "The cat of Anna", "The cat of Anna #3", "The dog of <animal>", "Without marks (animal: cat)", "The cat of Anna #4", "The cat of Anna #2"], ignoreOrder: true);
    }

    [Test]
    public void Tags_of_example_rows_can_be_filtered_by()
    {
        const string feature = "@f\nFeature: First\n  Scenario Outline: A <x>\n    Given I <x>\n    @one\n    Examples:\n      | x |\n      | a |\n    @two\n    Examples:\n      | x |\n      | b |\n";

        PlantedRun.Of(new Planted(Bindings).With("a.feature", feature), filter: "<cat>two</cat>").Scenarios.Select(s => s.Name).ShouldBe(["A b"]);
        PlantedRun.Of(new Planted(Bindings).With("a.feature", feature), filter: "<cat>f</cat>").Scenarios.Count.ShouldBe(2);
        PlantedRun.Of(new Planted(Bindings).With("a.feature", feature), filter: "<cat>none</cat>").Scenarios.ShouldBeEmpty();
    }

    [Test]
    public void Tables_and_doc_strings_are_filled_in_and_keep_every_character()
    {
        var run = Run("Feature: First\n  Scenario Outline: A\n    Given a list:\n      | h    |\n      | <x>  |\n      | \\|\\n\\\\ |\n    And a text:\n      ```json\n      {\"a\": \"<x>\",\n        \"tab\": \"\t\"}\n      ```\n    Examples:\n      | x |\n      | \"\"\" |\n");

        run.Log.ShouldBe(["\"\"\"/|\n\\", "{\"a\": \"\"\"\"\",\n  \"tab\": \"\t\"}"]);
    }

    [Test]
    public void A_Russian_feature_runs_in_Russian()
    {
        var run = Run("""
            # language: ru
            Функция: Цены
              Предыстория:
                Допустим чай costs 2,5

              Правило: Скидки
                Структура сценария: <что> дешевле
                  Когда <что> costs <цена>
                  Тогда I <что>
                  Но I ем
                  Примеры:
                    | что  | цена    |
                    | кофе | 1 250,5 |
            """.Replace("1 250,5", "1250,5", StringComparison.Ordinal));

        run["кофе дешевле (цена: 1250,5)"].Status.ShouldBe(TestStatus.Passed);
        run.Log.ShouldBe(["чай 2.5", "кофе 1250.5", "<что> дешевле: кофе", "<что> дешевле: ем"]);
    }

    [Test]
    public void A_language_may_be_named_as_a_culture()
    {
        var run = Run("# language: de-AT\nFunktionalität: Preise\n  Szenario: Tee\n    Angenommen Tee costs 2,5\n");

        run["Tee"].Status.ShouldBe(TestStatus.Passed, run["Tee"].Message);
        run.Log.ShouldBe(["Tee 2.5"]);
    }

    [Test]
    public void A_failure_leads_to_the_line_of_the_feature()
    {
        var run = PlantedRun.Of(new Planted("[Binding] public sealed class Steps { [When(\"it fails\")] public void Fail() => throw new FormatException(\"no\"); }")
            .With("sub/a.feature", "Feature: First\n\n  Scenario: One\n    When it fails\n"));

        run["One"].StackTrace.Split('\n')[0].ShouldBe("   at When it fails in /planted/sub/a.feature:line 4");
        run["One"].StackTrace.ShouldContain("Steps.Fail()");
    }

    [Test]
    public void An_ignored_scenario_is_reported_as_ignored()
    {
        var run = Run("Feature: First\n  @ignore\n  Scenario: One\n    Given I sleep\n  Scenario: Two\n    Given I sleep\n");

        run["One"].State.ShouldBe(ResultState.Ignored);
        run["One"].Message.ShouldBe("Ignored by the tag @ignore.");
        run["Two"].Status.ShouldBe(TestStatus.Passed);
    }

    [Test]
    public void Files_whose_names_give_the_same_class_live_side_by_side()
    {
        var run = PlantedRun.Of(new Planted(Bindings)
            .With("a-b.feature", "Feature: First\n  Scenario: One\n    Given I sleep\n")
            .With("a b.feature", "Feature: Second\n  Scenario: Two\n    Given I wake\n")
            .With("AB.feature", "Feature: Third\n  Scenario: Three\n    Given I eat\n"));

        run.Scenarios.Select(s => s.Status).ShouldBe([TestStatus.Passed, TestStatus.Passed, TestStatus.Passed]);
    }

    [Test]
    public void Scenarios_run_in_parallel_without_meeting()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(i => $"      | {i} |\n"));
        var run = PlantedRun.Of(
            new Planted("""
                public sealed class Mine { public int Value; }
                [Binding]
                public sealed class Steps(Mine mine)
                {
                    [Given("I have {int}")] public async Task Have(int value) { await Task.Yield(); mine.Value += value; }
                    [Then("I have {int}")] public void Has(int value) => Assert.That(mine.Value, Is.EqualTo(value));
                }
                """).With("a.feature", $"Feature: First\n  Scenario Outline: <i>\n    Given I have <i>\n    Then I have <i>\n    Examples:\n      | i |\n{rows}"),
            workers: 8);

        run.Scenarios.Count(s => s.Status == TestStatus.Passed).ShouldBe(200);
    }

    private static PlantedRun Run(string feature) => PlantedRun.Of(new Planted(Bindings).With("a.feature", feature));
}
