using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What somebody sees who waits for a payment.</summary>
[Binding]
public sealed class PaymentStatusSteps(PaymentsDriver payments, QueryBudgetDriver budget, InvoicesDriver driver, InterleavingDriver interleavings, Invoices invoices, People people, ActionAttempt attempt, Api api, ScenarioScope scenario)
{
    private SystemInstance? _other;

    [Given("{word} has seen the payment's status {string}")]
    [Then("{word} sees the payment's status {string}")]
    public async Task Sees(string name, string status) => (await payments.StatusAsync(people[name], invoices.Current)).InWords.ShouldBe(status, "statuses of the invoice and of its latest payment");

    [Given("{word} has seen the payment's status {string} at another instance")]
    [Then("{word} sees the payment's status {string} at another instance")]
    public async Task SeesElsewhere(string name, string status)
    {
        api.Use(_other ??= await scenario.StartInstanceAsync());
        await Sees(name, status);
        api.Use(null);
    }

    [When("{word} looks at the payment's status")]
    public Task Looks(string name) => budget.SeePaymentStatusAsync(people[name], invoices.Current);

    [When("the parent views the invoice")]
    public Task ParentViews() => driver.MoveAsync(people.Parent, invoices.Current, InvoiceStatus.Viewed);

    [When("{word} reads the status of a new payment {int} times while YooKassa delivers its notification, in {int} interleavings")]
    public Task ReadWhilePaid(string parent, int reads, int times) => interleavings.ReadWhilePaidAsync(people[parent], reads, times);

    [When("{word} reads the status of a new payment, and YooKassa's notification comes before each of the read's statements in turn")]
    public Task ReadInterrupted(string parent) => interleavings.ReadInterruptedByPaymentAsync(people[parent]);

    [Then("every interleaving saw the old or the new state, and the new one afterwards")]
    public void OldOrNew() => interleavings.Last.ShouldOnlyBe(InterleavingDriver.OldOrNewThenNew);

    [When("{word} attempts to see the payment's status")]
    public async Task AttemptToSee(string name) => attempt.Remember(await payments.AttemptStatusAsync(people.Find(name), invoices.Current));
}
