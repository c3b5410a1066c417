using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Lists, and an invoice's past.</summary>
[Binding]
public sealed class ListSteps(InvoicesDriver driver, Invoices invoices, People people)
{
    private IReadOnlyList<InvoiceJson> _list = [];

    [When("{word} lists the invoices")]
    public async Task List(string name) => _list = await driver.ListAsync(people[name]);

    [Then("the list is empty")]
    public void IsEmpty() => _list.Select(i => i.Description).ShouldBeEmpty("the list of invoices");

    [Then("{word}'s list is empty")]
    public async Task IsEmpty(string name) => (await driver.ListAsync(people[name])).Select(i => i.Description).ShouldBeEmpty($"{name}'s list of invoices");

    [Then("the list holds {string} only")]
    public void HoldsOnly(string description) => _list.Select(i => i.Description).ShouldBe([description], "the list of invoices");

    [Then("the past of the invoice is:")]
    public async Task PastIs(DataTable expected)
    {
        var names = people.All.ToDictionary(p => p.Id, p => p.Name);
        var past = await driver.HistoryAsync(invoices.Current);
        expected.CompareToSet(past.Select(t => new PastLine(t.From ?? "", t.To, t.ActorId is { } actor ? names[actor] : "", t.ActorRole, t.Reason ?? "")), sequentialEquality: true);
    }

    [Then("the last move was made by the system")]
    public async Task MadeBySystem()
    {
        var last = (await driver.HistoryAsync(invoices.Current))[^1];
        (last.ActorId, last.ActorRole).ShouldBe((null, "system"), "who made the last change");
    }
}
