using Reqnroll;
using Shouldly;

namespace Tests.Engine.Steps;

public sealed class Sum
{
    public decimal Value { get; set; }

    public List<string> Notes { get; } = [];
}

[Binding]
public sealed class CalculatorSteps(Sum sum, ScenarioContext scenario)
{
    [Given("an empty sum")]
    [Given("пустая сумма")]
    public void Empty() => sum.Value.ShouldBe(0, "a new Sum for each scenario");

    [StepDefinition("I add {int} and {int}")]
    public async Task AddAsync(int a, int b)
    {
        await Task.Yield();
        sum.Value += a + b;
    }

    [When(@"^I subtract (\d+)$")]
    public void Subtract(int number) => sum.Value -= number;

    [When("я прибавляю {decimal}")]
    public void Add(decimal number) => sum.Value += number;

    [When("I add these:")]
    public ValueTask AddAsync(DataTable table)
    {
        foreach (var row in table.Rows)
        {
            sum.Value += decimal.Parse(row["number"], System.Globalization.CultureInfo.InvariantCulture);
            sum.Notes.Add(row["note"]);
        }

        return ValueTask.CompletedTask;
    }

    [When("I note:")]
    public void Note(string text) => sum.Notes.Add(text);

    [Then("the sum is {int}")]
    [Then("сумма равна {decimal}")]
    public void Is(decimal expected) => sum.Value.ShouldBe(expected);

    [Then("it is not {int}")]
    [Then("она не равна {decimal}")]
    public void IsNot(decimal expected) => sum.Value.ShouldNotBe(expected);

    [Then("the label is {string}")]
    public void Label(string tag) => scenario.ScenarioInfo.Tags.ShouldContain(tag);

    [Then("the notes are {string}")]
    public void Notes(string expected) => string.Join(", ", sum.Notes).ShouldBe(expected);

    [Then("the note has {int} line(s)")]
    public void Lines(int expected)
    {
        sum.Notes.ShouldHaveSingleItem().Split('\n').Length.ShouldBe(expected);
        sum.Notes[0].ShouldContain("\"quotes\" and a tab\there");
    }

    [Then("the tags are {string}")]
    public void Tags(string expected) => string.Join(", ", scenario.ScenarioInfo.CombinedTags).ShouldBe(expected);

    [Then("the rule is {string}")]
    public void Rule(string expected) => scenario.RuleInfo.ShouldNotBeNull().Title.ShouldBe(expected);
}
