using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Lists, and an invoice's past.</summary>
[Binding]
public sealed class ListSteps(InvoicesDriver driver, Invoices invoices, People people, ActionAttempt attempt)
{
    private IReadOnlyList<InvoiceJson> _list = [];
    private IReadOnlyList<InvoiceListJson> _pages = [];

    [Given("an invoice of each status")]
    public Task HaveOneOfEach() => driver.HaveOneOfEachAsync();

    [Given("drafts made an hour apart:")]
    public Task HaveDrafts(IReadOnlyList<NewInvoice> drafts) => driver.HaveDraftsAsync(drafts, TimeSpan.FromHours(1));

    [Given("{int} lessons billed at the same moment, due on the same day")]
    public Task HaveLessons(int count) => driver.HaveLessonsAsync(count);

    [Given("{string} was sent since")]
    public Task SentSince(string description) => driver.SendAsync(people.Tutor, invoices[description]);

    [When("{word} lists the invoices")]
    public async Task List(string name) => _list = await driver.ListAsync(people[name]);

    [When("{word} lists the {InvoiceStatus} invoices")]
    public async Task ListFiltered(string name, InvoiceStatus status) => _list = await driver.ListAsync(people[name], ("status", InvoicesDriver.Wire(status)));

    [When(@"^(\w+) lists the invoices, (\w+ \w+|\w+ \w+ \w+)$")]
    public async Task ListInOrder(string name, InvoiceOrder order) => _list = await driver.ListAsync(people[name], ("sort", InvoicesDriver.Wire(order)));

    [When(@"^(\w+) lists the invoices, (\w+ \w+|\w+ \w+ \w+), (\d+) on a page$")]
    public async Task ListPages(string name, InvoiceOrder order, int size) => _pages = await driver.ListPagesAsync(people[name], order, size);

    [When("{word} attempts to list the invoices with the {string} {string}")]
    public async Task AttemptToList(string name, string parameter, string value) => attempt.Remember(await driver.AttemptListAsync(people[name], (parameter, value)));

    [Then("the list is, in this order: {}")]
    public void IsInOrder(string descriptions) => string.Join(", ", _list.Select(i => i.Description)).ShouldBe(descriptions, "the list of invoices, by their descriptions");

    [Then("the list is:")]
    public void Is(DataTable expected) => expected.CompareToSet(_list.Select(InvoiceLine.Of));

    [Then("the pages are, in this order:")]
    public void PagesAre(DataTable expected) => expected.CompareToSet(_pages.Select(p => new PageLine(string.Join(", ", p.Items.Select(i => i.Description)), p.Total)), sequentialEquality: true);

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
