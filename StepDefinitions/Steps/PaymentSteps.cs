using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

[Binding]
public sealed class PaymentSteps(PaymentsDriver driver, InvoicesDriver invoiceDriver, Invoices invoices, People people, ScenarioVendors vendors, ScenarioScope scenario)
{
    [When("{word} starts a payment")]
    [Given("{word} has started a payment")]
    public Task Start(string parent) => driver.StartAsync(people[parent], invoices.Current);

    [When("{word} starts a payment {int} times at once")]
    public Task StartAtOnce(string parent, int times) => driver.StartAtOnceAsync(people[parent], invoices.Current, times);

    [Given("{word} has paid the invoice")]
    [When("{word} pays the invoice")]
    [When("{word} оплачивает счёт")]
    [Then("{word} can pay the invoice")]
    public Task Pay(string parent) => driver.PayAsync(people[parent], invoices.Current);

    [When("{word} pays the invoice {string}")]
    public Task Pay(string parent, string description) => driver.PayAsync(people[parent], invoices[description]);

    [Then("{word} can pay the invoice once YooKassa is well again")]
    public Task PayAfterRecovery(string parent)
    {
        vendors.YooKassa.Recover();
        return driver.PayAsync(people[parent], invoices.Current);
    }

    [Then("{int} payment(s) is/are left open")]
    public async Task LeftOpen(int count) => (await driver.CountOpenAsync(invoices.Current)).ShouldBe(count, "open payments of the invoice");

    [StepDefinition("the payment is {word}")]
    public async Task Is(string status) => (await driver.CurrentAsync()).Status.ShouldBe(status, "the payment's status");

    [Then("the payment is canceled because of {string}")]
    public async Task CanceledBecauseOf(string reason)
    {
        var payment = await driver.CurrentAsync();
        (payment.Status, payment.CancellationReason).ShouldBe(("canceled", reason), "the payment's status and the reason of its cancellation");
        payment.CancellationParty.ShouldNotBeNullOrEmpty();
    }

    [Then("invoice and payment were paid {int} hour(s) ago")]
    public async Task PaidAgo(int hours)
    {
        var then = scenario.Clock.GetUtcNow().AddHours(-hours);
        var (invoice, payment) = (await invoiceDriver.SeeAsync(invoices.Current), await driver.CurrentAsync());
        this.ShouldSatisfyAllConditions(
            () => invoice.Status.ShouldBe("PAID", "the invoice's status"),
            () => invoice.PaidAt.ShouldBe(then, "when the invoice was paid"),
            () => payment.Status.ShouldBe("succeeded", "the payment's status"),
            () => payment.PaidAt.ShouldBe(then, "when the payment was made"));
    }

    [Then("{word} is led to the page that YooKassa gave")]
    public void IsLed(string parent)
    {
        people[parent].Role.ShouldBe("parent");
        driver.Started[^1].ConfirmationUrl.ShouldNotBeNull($"the page that {parent} is led to").ShouldBe(vendors.YooKassa.Payment().ConfirmationUrl);
    }

    [Then("both clicks lead to the same payment")]
    public void SamePayment()
    {
        driver.Started.Count.ShouldBe(2, "answered starts");
        driver.Started[1].Id.ShouldBe(driver.Started[0].Id, "the payment that the second click leads to");
        driver.Started[1].ConfirmationUrl.ShouldBe(driver.Started[0].ConfirmationUrl, "the page that the second click leads to");
    }
}
