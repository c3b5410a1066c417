using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

[Binding]
public sealed class InvoiceSteps(InvoicesDriver driver, Invoices invoices, People people, ScenarioScope scenario, ActionAttempt attempt)
{
    [Given("a(n) {InvoiceStatus} invoice")]
    [Given("{InvoiceStatus} счёт")]
    public Task Have(InvoiceStatus status) => driver.HaveAsync(status);

    [Given("a(n) {InvoiceStatus} invoice {string}")]
    public Task Have(InvoiceStatus status, string description) => driver.HaveAsync(status, description: description);

    [Given("a(n) {InvoiceStatus} invoice of {decimal} roubles")]
    [Given("{InvoiceStatus} счёт на {decimal} рублей")]
    public Task HaveOver(InvoiceStatus status, decimal amount) => driver.HaveAsync(status, amount);

    [Given(@"^an? (\w+) invoice due on (\S+)$")]
    public Task HaveDue(InvoiceStatus status, DateOnly dueDate) => driver.HaveAsync(status, dueDate: dueDate);

    [Given(@"^an? (\w+) invoice of ([\d.]+) roubles due on (\S+) for ""(.*)""$")]
    public Task Have(InvoiceStatus status, decimal amount, DateOnly dueDate, string description) => driver.HaveAsync(status, amount, dueDate, description);

    [Given("a(n) {InvoiceStatus} invoice for {word}'s subject")]
    public Task HaveForSubject(InvoiceStatus status, string tutor) => driver.HaveAsync(status, subject: people[tutor].SubjectId);

    [When("{word} attempts to bill {decimal} roubles")]
    public async Task AttemptToBill(string tutor, decimal amount) => attempt.Remember(await driver.AttemptBillAsync(people[tutor], amount));

    [When("{word} attempts to change the amount to {decimal} roubles")]
    public async Task AttemptToChange(string tutor, decimal amount) => attempt.Remember(await driver.AttemptEditAsync(people[tutor], invoices.Current, amount));

    [Given("a draft invoice for:")]
    public Task HaveDescribed(string description) => driver.HaveAsync(InvoiceStatus.Draft, description: description);

    [Given("{int} draft invoices with a description of {int} characters")]
    public Task HaveLong(int count, int length) => driver.HaveManyAsync(count, new string('ж', length));

    [Given("{word} has sent {word} the invoice {string}")]
    public Task HaveSent(string tutor, string student, string description) => driver.HaveSentAsync(people[tutor], people[student], description);

    [When("{word} creates an invoice for {word}:")]
    public Task Create(string tutor, string student, NewInvoice invoice)
    {
        people[student].ShouldBe(people.Student, "the driver bills the scenario's first student");
        return driver.CreateAsync(people[tutor], invoice.Amount, invoice.DueDate, invoice.Description);
    }

    [When("{word} sends the invoice")]
    public Task Send(string tutor) => driver.SendAsync(people[tutor], invoices.Current);

    [StepDefinition("{word} opens the invoice")]
    public Task Open(string parent) => driver.MoveAsync(people[parent], invoices.Current, InvoiceStatus.Viewed);

    [When("{word} cancels the invoice")]
    public Task Cancel(string tutor) => driver.MoveAsync(people[tutor], invoices.Current, InvoiceStatus.Cancelled);

    [When("{word} cancels the invoice {string}")]
    public Task Cancel(string tutor, string description) => driver.MoveAsync(people[tutor], invoices[description], InvoiceStatus.Cancelled);

    [When("{word} cancels the invoice because of {string}")]
    public Task CancelBecauseOf(string tutor, string reason) => driver.MoveAsync(people[tutor], invoices.Current, InvoiceStatus.Cancelled, reason);

    [When("{word} moves the invoice to {InvoiceStatus}")]
    public Task Move(string person, InvoiceStatus to) => driver.MoveAsync(people[person], invoices.Current, to);

    [Then("the invoice is {InvoiceStatus}")]
    [Then("счёт {InvoiceStatus}")]
    public async Task Is(InvoiceStatus expected)
    {
        var invoice = await driver.SeeAsync(invoices.Current);
        invoice.Status.ShouldBe(InvoicesDriver.Wire(expected), $"status of invoice {invoice.Number}");
    }

    [Then("the invoice shows:")]
    public async Task Shows(DataTable expected) => expected.CompareToInstance(InvoiceLine.Of(await driver.SeeAsync(invoices.Current)));

    [Then("the invoices are:")]
    public async Task Are(DataTable expected) => expected.CompareToSet((await driver.ListAsync(people.Tutor)).Select(InvoiceLine.Of));

    [Then("{word} sees the invoice without its {word}, and otherwise as it was")]
    public async Task SeesWithout(string witness, string gone)
    {
        var invoice = await driver.SeeAsync(people[witness], invoices.Current);
        InvoicesDriver.GoneFrom(invoice).ShouldBe([gone], "who of tutor, student and parent is gone from the invoice");
        (invoice.Status, invoice.StudentName, invoice.Amount).ShouldBe(("SENT", people.Student.Name, 2500m), "status, student's name and amount of the invoice");
    }

    [Then("the invoice is for no subject")]
    public async Task IsForNoSubject() => (await driver.SeeAsync(invoices.Current)).SubjectId.ShouldBeNull("the subject of the invoice");

    [Then("it was neither sent, viewed nor paid")]
    public async Task NothingHappened()
    {
        var invoice = await driver.SeeAsync(invoices.Current);
        invoice.ShouldSatisfyAllConditions(
            () => invoice.SentAt.ShouldBeNull(),
            () => invoice.ViewedAt.ShouldBeNull(),
            () => invoice.PaidAt.ShouldBeNull());
    }

    [Then("it was sent now")]
    public async Task SentNow() => (await driver.SeeAsync(invoices.Current)).SentAt.ShouldBe(scenario.Clock.GetUtcNow(), "when the invoice was sent");

    [Then("it was paid now")]
    public async Task PaidNow() => (await driver.SeeAsync(invoices.Current)).PaidAt.ShouldBe(scenario.Clock.GetUtcNow(), "when the invoice was paid");

    [Then("it was viewed {int} hours ago")]
    public async Task Viewed(int hours) => (await driver.SeeAsync(invoices.Current)).ViewedAt.ShouldBe(scenario.Clock.GetUtcNow().AddHours(-hours), "when the invoice was viewed");

    [Then("the invoice was created, sent, viewed and paid in that order, {int} hour(s) apart")]
    public async Task InOrder(int hours)
    {
        var invoice = await driver.SeeAsync(invoices.Current);
        DateTimeOffset?[] times = [invoice.CreatedAt, invoice.SentAt, invoice.ViewedAt, invoice.PaidAt];
        times.ShouldBe(Enumerable.Range(0, 4).Select(i => (DateTimeOffset?)invoice.CreatedAt.AddHours(i * hours)));
    }
}
