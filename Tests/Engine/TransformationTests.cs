using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>How the text of a step becomes what a step definition asks for.</summary>
[NonParallelizable]
public sealed class TransformationTests
{
    private const string Types = """
        public sealed record Money(decimal Amount, string Currency);
        public sealed record Book(string Title, int Pages);
        public enum Shade { Dark, LightGrey }

        """;

    [Test]
    public void Groups_of_the_regular_expression_are_the_parameters_and_lower_orders_are_tried_first() =>
        Ran("""
            [StepArgumentTransformation(@"(\d+) (EUR|RUB)", Order = 2)] public Money Exact(decimal amount, string currency) => new(amount, currency);
            [StepArgumentTransformation(@"(\d+) RUB", Order = 1)] public Money Roubles(int amount) => new(amount, "₽");
            [StepArgumentTransformation] public Money Other(string text) => new(0, "?" + text);
            [When("^I pay (.*)$")] public void Pay(Money money) => Log.Add(FormattableString.Invariant($"{money.Amount} {money.Currency}"));
            """, "When I pay 5 EUR", "When I pay 7 RUB", "When I pay nothing").ShouldBe(["5 EUR", "7 ₽", "0 ?nothing"]);

    [Test]
    public void The_parameters_of_a_transformation_are_converted_and_transformed_themselves() =>
        Ran("""
            [StepArgumentTransformation(@"(\w+) times (\d+)")] public Money Product(Shade shade, Half factor) => new((decimal)(float)factor, shade.ToString());
            [StepArgumentTransformation] public Half Halved(int number) => (Half)(number / 2f);
            [When("^I pay (.*)$")] public void Pay(Money money) => Log.Add(FormattableString.Invariant($"{money.Amount} {money.Currency}"));
            """, "When I pay dark times 5").ShouldBe(["2.5 Dark"]);

    [Test]
    public void A_named_transformation_is_a_parameter_type() =>
        Ran("""
            [StepArgumentTransformation(@"(\d+)€", Name = "euros")] public Money Euros(int amount) => new(amount, "EUR");
            [When("I pay {euros} for {Shade}")] public void Pay(Money money, Shade shade) => Log.Add(FormattableString.Invariant($"{money.Amount} {shade}"));
            """, "When I pay 5€ for LightGrey").ShouldBe(["5 LightGrey"]);

    [Test]
    public void A_transformation_may_be_asynchronous_and_use_the_scenarios_container() =>
        Ran("""
            [StepArgumentTransformation] public async Task<Money> Later(string text) { await Task.Yield(); return new(1, text + container.Resolve<ScenarioContext>().ScenarioInfo.Title); }
            [StepArgumentTransformation] public async ValueTask<Book> Sometime(string text) { await Task.Yield(); return new(text, 1); }
            [When("^I pay (.*) for (.*)$")] public void Pay(Money money, Book book) => Log.Add(money.Currency + book.Title);
            """, "When I pay all for Faust").ShouldBe(["allOneFaust"]);

    [Test]
    public void Tables_and_doc_strings_are_transformed_too() =>
        Ran("""
            [StepArgumentTransformation] public IReadOnlyList<Book> Books(DataTable table) => [.. table.CreateSet<Book>()];
            [StepArgumentTransformation] public Money Text(string text) => new(text.Length, text);
            [When("I read {word}:")] public void Read(string how, IReadOnlyList<Book> books) => Log.Add(how + " " + string.Join(",", books.Select(b => b.Title + b.Pages)));
            [When("I note:")] public void Note(Money money) => Log.Add(money.Currency);
            """, "When I read slowly:\n      | Title | Pages |\n      | A     | 10    |\n      | B     | 20    |", "When I note:\n      \"\"\"\n      one\n      two\n      \"\"\"").ShouldBe(["slowly A10,B20", "one\ntwo"]);

    [Test]
    public void What_needs_no_transformation() =>
        Ran("""
            [When("^of (.*) and (.*) and (.*)$")] public void A(Shade shade, Guid id, DateOnly date) => Log.Add(FormattableString.Invariant($"{shade} {id} {date:o}"));
            [When("^at (.*) for (.*)$")] public void B(TimeOnly time, TimeSpan span) => Log.Add(FormattableString.Invariant($"{time:HH:mm} {span.TotalMinutes}"));
            [When("^maybe '(.*)' or '(.*)'$")] public void C(int? number, Shade? shade) => Log.Add($"{number} {shade}");
            [When("^at all (.*), (.*), (.*)$")] public void D(Uri uri, bool yes, char sign) => Log.Add($"{uri} {yes} {sign}");
            """,
            "When of light grey and 5 and 2026-02-01", "When of Dark and 0f8fad5b-d9cb-469f-a165-70867728950e and 3/1/2026",
            "When at 10:30 for 00:05:00", "When maybe '' or ''", "When maybe '3' or 'dark'", "When at all http://localhost/a, true, x").ShouldBe([
            "LightGrey 50000000-0000-0000-0000-000000000000 2026-02-01", "Dark 0f8fad5b-d9cb-469f-a165-70867728950e 2026-03-01",
            "10:30 5", " ", "3 Dark", "http://localhost/a True x"]);

    [Test]
    public void A_transformation_that_fails_fails_the_step_at_its_line()
    {
        var run = Run("""
            [StepArgumentTransformation] public Money No(string text) => throw new FormatException("no money: " + text);
            [When("^I pay (.*)$")] public void Pay(Money money) => Log.Add("paid");
            """, "When I pay 5");

        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].Message.ShouldStartWith("[StepArgumentTransformation] Steps.No(\"5\") failed: ");
        run["One"].Message.ShouldContain("no money: 5");
        run["One"].StackTrace.ShouldStartWith("   at When I pay 5 in /planted/a.feature:line 3\n");
        run.Log.ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Ran(string members, params string[] steps)
    {
        var run = Run(members, steps);
        run["One"].Status.ShouldBe(TestStatus.Passed, run["One"].Message);
        return run.Log;
    }

    private static PlantedRun Run(string members, params string[] steps) => PlantedRun.Of(
        new Planted($"{Types}[Binding] public sealed class Steps(Reqnroll.BoDi.IObjectContainer container)\n{{ public object Container => container;\n{members}\n}}")
            .With("a.feature", $"Feature: First\n  Scenario: One\n    {string.Join("\n    ", steps)}\n"));
}
