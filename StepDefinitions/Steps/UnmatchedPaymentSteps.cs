using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Money at YooKassa that belongs to no invoice.</summary>
[Binding]
public sealed class UnmatchedPaymentSteps(PaymentsDriver payments, Api api, ScenarioScope scenario, People people, Invoices invoices, ActionAttempt attempt)
{
    [When("somebody pays {decimal} roubles at YooKassa past this system")]
    [Given("somebody has paid {decimal} roubles at YooKassa past this system")]
    public Task Pay(decimal amount) => payments.DeliverAsync(y => y.PayElsewhere(amount));

    [When("somebody pays {decimal} roubles at YooKassa past this system, naming the invoice")]
    public Task PayNaming(decimal amount) =>
        payments.DeliverAsync(y => y.PayElsewhere(amount, new Dictionary<string, string>(StringComparer.Ordinal) { ["invoice_id"] = invoices.Current.ToString() }));

    [Then("{word} sees {int} payment(s) of no invoice")]
    public async Task Sees(string admin, int count) => (await ListAsync(admin)).Count.ShouldBe(count, "payments of no invoice");

    [Then("{word} sees 1 payment of no invoice, of {decimal} roubles")]
    public async Task SeesOne(string admin, decimal amount)
    {
        var one = (await ListAsync(admin)).ShouldHaveSingleItem("payments of no invoice");
        (one.Amount, one.Currency, one.Status, one.ClaimedInvoice).ShouldBe((amount, "RUB", "succeeded", null), "the payment of no invoice: amount, currency, status, claimed invoice");
    }

    [Then("{word} sees 1 payment of no invoice, which names the invoice")]
    public async Task SeesOneThatNames(string admin) =>
        (await ListAsync(admin)).ShouldHaveSingleItem("payments of no invoice").ClaimedInvoice.ShouldBe(invoices.Current.ToString(), "the invoice that the payment names");

    [When("{word} attempts to see the payments of no invoice")]
    public async Task AttemptToSee(string name) => attempt.Remember(await api.CallAsync(people.Find(name), "list-unmatched-payments"));

    private async Task<IReadOnlyList<UnmatchedPaymentJson>> ListAsync(string admin)
    {
        scenario.NeedsItsOwn("a list of all payments that belong to no invoice");
        return (await api.CallAsync(people[admin], "list-unmatched-payments")).As<UnmatchedPaymentListJson>().Items;
    }
}
