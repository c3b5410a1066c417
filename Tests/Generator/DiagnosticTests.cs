using NUnit.Framework;
using Shouldly;

namespace Tests.Generator;

/// <summary>What is wrong is a build error where it stands, with what to do about it.</summary>
public sealed class DiagnosticTests
{
    private const string Bindings = """
        public enum Colour { Red, Green, Blue }
        public sealed class Order { }
        [Binding]
        public sealed class Steps
        {
            [Given("an order of {int} books")]
            public void AnOrderOf(int books) { }
            [When("the order is sent")]
            public void TheOrderIsSent() { }
            [When("the order is paid")]
            public void TheOrderIsPaid() { }
            [Then("the box is {word}")]
            public void TheBoxIs(Colour colour) { }
            [Then("the weight is (.*)")]
            public void TheWeightIs(decimal weight) { }
            [Given(@"^the order (.*)$")]
            public void TheOrder(Order order) { }
            [Given("these books:")]
            public void TheseBooks(DataTable table) { }
        }

        """;

    [Test]
    public void GHK001_a_feature_that_does_not_parse_says_where_and_what_was_expected() =>
        Problems("Feature: A\n  Scenario: B\n    Given an order of 1 books\n      | a | b |\n      | c |\n  Szenario: C\n").ShouldBe([
            "a.feature(6,3): GHK001: Expected a table row, a doc string, a step, tags, Examples, a scenario, a rule, a comment or the end of the file; found 'Szenario: C'.",
            "a.feature(5,7): GHK001: The row has more or fewer cells than the table's first row. A '|' that belongs to a cell is written '\\|'."], ignoreOrder: true);

    [Test]
    public void GHK001_an_empty_file_says_what_belongs_into_it() =>
        Problems("# nothing but a comment\n").ShouldBe(["a.feature(1,1): GHK001: The file has no feature. Expected 'Feature: <title>' (or that word in the language of a '# language: xx' line)."]);

    [Test]
    public void GHK002_a_misspelt_step_names_the_nearest_definitions_and_a_snippet() =>
        Step("When the ordre is snt").ShouldBe(
            "a.feature(3,5): GHK002: No step definition for 'When the ordre is snt'. Did you mean: [When] \"the order is sent\" (Steps.TheOrderIsSent); [When] \"the order is paid\" (Steps.TheOrderIsPaid)?"
            + " Or write: [When(\"the ordre is snt\")] public void WhenTheOrdreIsSnt() => throw new PendingStepException();");

    [Test]
    public void GHK002_a_step_with_another_keyword_is_told_of_the_definition_that_exists() =>
        Step("Then the order is sent").ShouldStartWith("a.feature(3,5): GHK002: No step definition for 'Then the order is sent'. There is one that is not in scope or for other keywords: [When] \"the order is sent\" (Steps.TheOrderIsSent).");

    [TestCase("Given \"Anna\" (12) has 3,5 kg of a/b {x} \\ 'y'", "[Given(\"{string} \\\\({int}\\\\) has {decimal} kg of a\\\\/b \\\\{x\\\\} \\\\\\\\ {string}\")] public void GivenHasKgOfABX(string p0, int p1, decimal p2, string p3) => throw new PendingStepException();")]
    [TestCase("And two columns\n      | a | b |", "[Given(\"two columns\")] public void GivenTwoColumns(DataTable table) => throw new PendingStepException();")]
    [TestCase("* a text\n      \"\"\"\n      hello\n      \"\"\"", "[Given(\"a text\")] public void GivenAText(string text) => throw new PendingStepException();")]
    [TestCase("When Анна оплатила \"счёт\" 3 раза", "[When(\"Анна оплатила {string} {int} раза\")] public void WhenАннаОплатилаРаза(string p0, int p1) => throw new PendingStepException();")]
    public void GHK002_the_snippet_can_be_pasted(string step, string snippet)
    {
        var feature = "Feature: A\n  Scenario: B\n    Given an order of 1 books\n    " + step + "\n";
        Problems(feature).ShouldHaveSingleItem().ShouldEndWith(" Or write: " + snippet);
        Problems(feature, $"[Binding] public sealed class More {{ {snippet} }}").ShouldBeEmpty();
    }

    [Test]
    public void GHK003_several_definitions_are_all_named() =>
        Problems(Feature("When the order is sent"), "[Binding] public sealed class More { [When(\"the {word} is sent\")] public void Sent(string what) { } }").ShouldBe([
            "a.feature(3,5): GHK003: 'When the order is sent' matches 2 step definitions: Steps.TheOrderIsSent \"the order is sent\"; More.Sent \"the {word} is sent\". Make one expression narrower, or give it a [Scope]."]);

    [TestCase("Then the box is Geen", "Then the box is Geen': 'Geen' cannot be converted to Colour: Colour has: Green, Red, Blue (Steps.TheBoxIs, parameter colour).", 21)]
    [TestCase("Then the weight is 1.5.3", "Then the weight is 1.5.3': '1.5.3' cannot be converted to Decimal: a number of type Decimal was expected (culture en-US) (Steps.TheWeightIs, parameter weight).", 24)]
    [TestCase("Given an order of 99999999999 books", "Given an order of 99999999999 books': '99999999999' cannot be converted to Int32: a number of type Int32 was expected (culture en-US) (Steps.AnOrderOf, parameter books).", 23)]
    [TestCase("Given the order 7", "Given the order 7': '7' cannot be converted to Order: write a [StepArgumentTransformation] that returns Order (Steps.TheOrder, parameter order).", 21)]
    public void GHK004_an_argument_that_cannot_be_converted_says_what_can(string step, string message, int column) =>
        Step(step).ShouldBe($"a.feature(3,{column}): GHK004: '{message}");

    [Test]
    public void GHK004_in_an_outline_the_example_row_is_named() =>
        Problems("Feature: A\n  Scenario Outline: B\n    Then the box is <colour>\n\n    Examples:\n      | colour |\n      | Red    |\n      | Pink   |\n      | Gray   |\n").ShouldBe([
            "a.feature(3,5): GHK004: 'Then the box is Pink': 'Pink' cannot be converted to Colour: Colour has: Blue, Red, Green (Steps.TheBoxIs, parameter colour). (Example row in line 8.)",
            "a.feature(3,5): GHK004: 'Then the box is Gray': 'Gray' cannot be converted to Colour: Colour has: Green, Red, Blue (Steps.TheBoxIs, parameter colour). (Example row in line 9.)"]);

    [Test]
    public void GHK004_a_table_for_a_parameter_that_takes_none() =>
        Problems(Feature("When the order has:\n      | a |"), "[Binding] public sealed class More { [When(\"the order has:\")] public void Has(int number) { } }").ShouldBe([
            "a.feature(3,5): GHK004: 'When the order has:' has a table, More.Has asks for Int32 number: take a DataTable, or write a [StepArgumentTransformation] from DataTable to Int32."]);

    [TestCase("Given these books:", "'Given these books:' gives 0 captured value(s); Steps.TheseBooks(DataTable table) takes 1.")]
    [TestCase("When the order is sent\n      | a |", "'When the order is sent' gives 0 captured value(s) and a table; Steps.TheOrderIsSent() takes 0.")]
    [TestCase("When the order is sent\n      \"\"\"\n      a\n      \"\"\"", "'When the order is sent' gives 0 captured value(s) and a doc string; Steps.TheOrderIsSent() takes 0.")]
    public void GHK005_a_different_number_of_arguments(string step, string message) =>
        Step(step).ShouldBe("a.feature(3,5): GHK005: " + message);

    [TestCase("[When(\"a {colr} box\")] public void A(string s) { }", "\"a {colr} box\", character 3: there is no parameter type 'colr'. Known: Char, Colour, long, word, Byte...; add a [StepArgumentTransformation(Name = \"colr\")].")]
    [TestCase("[When(\"a box (or two\")] public void A() { }", "\"a box (or two\", character 7: '(' is never closed; escape it with a backslash if it is meant literally.")]
    [TestCase("[When(\"a /box\")] public void A() { }", "\"a /box\", character 3: an alternative is empty; escape the slash as \\/ if it is meant literally.")]
    [TestCase("[When(\"^a (box$\")] public void A(string s) { }", "Invalid pattern '^a (box$' at offset 8. Not enough )'s.")]
    public void GHK006_an_illegal_expression_is_an_error_at_its_method(string method, string message) =>
        Problems(Feature("When the order is sent"), "\n[Binding] public sealed class More\n{\n    " + method + "\n}").ShouldBe([
            $"Bindings.cs(24,{method.IndexOf(" A(", StringComparison.Ordinal) + 6}): GHK006: The expression of More.A is illegal: {message}"]);

    [TestCase("public async void A() => await Task.Yield();", "it is async void: nobody can await it, and its failure would be lost; return Task.")]
    [TestCase("private void A() { }", "it is not public.")]
    [TestCase("public void A<T>() { }", "it is generic.")]
    [TestCase("public void A(ref int x) { }", "it has a ref, in or out parameter.")]
    public void GHK007_a_method_that_cannot_be_called(string method, string message) =>
        Problems(Feature("When the order is sent"), "[Binding] public sealed class More { [BeforeScenario] " + method + " }")
            .ShouldHaveSingleItem().ShouldEndWith("GHK007: More.A cannot be called as a binding: " + message);

    [Test]
    public void GHK007_a_hook_of_feature_or_run_must_be_static() =>
        Problems(Feature("When the order is sent"), "[Binding] public sealed class More { [BeforeFeature] public void A() { } }")
            .ShouldHaveSingleItem().ShouldEndWith("GHK007: More.A cannot be called as a binding: a [BeforeFeature] hook must be static.");

    [TestCase("[BeforeScenario] public void A(int number) { }", "a hook's parameters are injected, and a Int32 (number) cannot be: take a context, such as ScenarioContext, or a class of your own.")]
    [TestCase("[AfterStep] public void A(DataTable table) { }", "a hook's parameters are injected, and a DataTable (table) cannot be: take a context, such as ScenarioContext, or a class of your own.")]
    [TestCase("[BeforeTestRun] public static void A(FeatureContext feature) { }", "a [BeforeTestRun] hook runs outside of any feature, so there is no FeatureContext (feature): take a TestRunContext, or make it a [BeforeFeature] hook.")]
    [TestCase("[BeforeFeature] public static void A(ScenarioContext scenario) { }", "a [BeforeFeature] hook runs outside of any scenario, so there is no ScenarioContext (scenario): take a FeatureContext, or make it a [BeforeScenario] hook.")]
    [TestCase("[BeforeScenario, Scope(Tag = \"@a and not @b\")] public void A() { }", "its scope's tag \"a and not @b\" has a blank, so no scenario can have it. Tag expressions are for --tags; several [Scope] attributes are alternatives.")]
    [TestCase("[BeforeScenario(\"@a or @b\")] public void A() { }", "its scope's tag \"a or @b\" has a blank, so no scenario can have it. Tag expressions are for --tags; several [Scope] attributes are alternatives.")]
    public void GHK007_a_hook_with_a_wrong_signature(string method, string message) =>
        Problems(Feature("When the order is sent"), "[Binding] public sealed class More { " + method + " }")
            .ShouldHaveSingleItem().ShouldEndWith("GHK007: More.A cannot be called as a binding: " + message);

    [Test]
    public void GHK007_an_attribute_whose_kinds_of_step_nobody_knows() =>
        Problems(Feature("When the order is sent"), "public sealed class AnyStepAttribute(string expression) : StepDefinitionBaseAttribute(expression, [Reqnroll.Bindings.StepDefinitionType.Given]); [Binding] public sealed class More { [AnyStep(\"a\")] public void A() { } }")
            .ShouldHaveSingleItem().ShouldEndWith("the kinds of step that its constructor names are not known while compiling. Derive it from GivenAttribute, WhenAttribute, ThenAttribute or StepDefinitionAttribute.");

    [Test]
    public void GHK012_in_every_language_and_only_where_it_is_a_slip() =>
        Problems("# language: ru\nФункция: Заказы\n  Описание.\n  Предыстория:\n    дано an order of 1 books\n    # comment\n    Дано an order of 1 books\n\n  Сценарий: Один\n    Тогд the box is Red\n    Тонкий намёк на толстые обстоятельства\n").ShouldBe([
            "a.feature(5,5): GHK012: 'дано an order of 1 books' is no step but description, because 'дано' is no keyword. Did you mean 'Дано'?",
            "a.feature(10,5): GHK012: 'Тогд the box is Red' is no step but description, because 'Тогд' is no keyword. Did you mean 'Тогда'?"]);

    [Test]
    public void Warnings_can_be_silenced_and_errors_cannot() =>
        new Planted(Bindings).With("a.feature", "Feature: A\n  Scenario: B\n").With("b.feature", Feature("When nothing of the kind"))
            .Silencing("GHK002", "GHK013").Problems().ShouldHaveSingleItem().ShouldStartWith("b.feature(3,5): GHK002:");

    [Test]
    public void GHK013_not_for_a_scenario_that_is_ignored() =>
        Problems("Feature: A\n  @ignore\n  Scenario: B\n  Scenario: C\n").ShouldHaveSingleItem().ShouldStartWith("a.feature(4,3): GHK013: 'Scenario: C' has no steps");

    [Test]
    public void One_broken_feature_leaves_the_others_and_every_problem_is_told_once()
    {
        var project = new Planted(Bindings).With("b.feature", Feature("When the order is sent")).With("a.feature",
            "Feature: A\n  Background:\n    Given nothing of the kind\n  Scenario: B\n    Then the box is Red\n  Scenario: C\n    Then the box is Red\n");

        project.Problems().ShouldHaveSingleItem().ShouldStartWith("a.feature(3,5): GHK002:");
        project.Generate().GeneratedTrees.Select(t => Path.GetFileName(t.FilePath)).ShouldBe(["CompiledBindings.g.cs", "B.Feature.g.cs"], ignoreOrder: true, "nor is anything said of unused steps");
    }

    private static string Feature(string step) => $"Feature: A\n  Scenario: B\n    {step}\n";

    private static string Step(string step) => Problems(Feature(step)).ShouldHaveSingleItem();

    private static IReadOnlyList<string> Problems(string feature, string more = "") => new Planted(Bindings + more).With("a.feature", feature).Problems();
}
