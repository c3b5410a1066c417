using System.Text.Json;
using System.Text.Json.Nodes;
using Framework.Lanes;
using Mocks;
using Mocks.YooKassa;
using Reqnroll;
using Shouldly;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>YooKassa's notifications: honest, repeated, forged and broken ones.</summary>
[Binding]
public sealed class NotificationSteps(PaymentsDriver payments, InvoicesDriver invoiceDriver, Data.Invoices invoices, ScenarioVendors vendors, ScenarioScope scenario)
{
    [When("the payment succeeds at YooKassa")]
    [Given("the payment has succeeded at YooKassa")]
    public Task Succeeds() => payments.DeliverAsync(y => y.ConfirmPayment());

    [Given("the payment has succeeded at YooKassa without a notification")]
    public Task SucceedsQuietly() => payments.DeliverAsync(y =>
    {
        y.HoldNotifications();
        return y.ConfirmPayment();
    });

    [Given("YooKassa's notifications are held up")]
    public void HeldUp() => vendors.YooKassa.HoldNotifications();

    [When("the bank refuses the payment because of {string}")]
    [Given("the bank has refused the payment because of {string}")]
    public Task BankRefuses(string reason) => payments.DeliverAsync(y => y.Refuse(reason));

    [When("the payment is cancelled at YooKassa")]
    public Task Cancelled() => payments.DeliverAsync(y => y.CancelPayment());

    [Given("the money of the payment is held")]
    public Task Held() => payments.DeliverAsync(y => y.WaitForCapture());

    [Given("the shop has captured the payment")]
    [When("the shop captures the payment")]
    public Task Captured() => payments.DeliverAsync(y => y.CapturePayment());

    [When("YooKassa's notification that the money is held comes late")]
    public Task HeldLate() => payments.DeliverAsync(y => y.Notify("payment.waiting_for_capture", forge: payment => payment["status"] = "waiting_for_capture"));

    [When("YooKassa delivers the notification again")]
    public Task Again() => payments.DeliverAsync(y => y.NotifyAgain());

    [When("YooKassa delivers the notification {int} times at once")]
    public Task AtOnce(int times) => payments.DeliverAtOnceAsync(times);

    [Then("every notification is accepted")]
    public void EveryAccepted() => payments.Deliveries.ShouldAllBe(d => d.Status == 200, "how the system answered the notifications");

    [When("somebody delivers the notification from {string}")]
    public Task From(string address) => payments.DeliverAsync(y => y.Notify("payment.succeeded", from: address));

    [When("somebody claims that the payment succeeded")]
    public Task Claims() => payments.DeliverAsync(y => y.Notify("payment.succeeded", forge: payment =>
    {
        payment["status"] = "succeeded";
        payment["paid"] = true;
    }));

    [When("YooKassa's notification claims another amount")]
    public Task ClaimsAnotherAmount() => payments.DeliverAsync(y => y.Notify("payment.succeeded", forge: payment => payment["amount"] = new JsonObject { ["value"] = "1.00", ["currency"] = "RUB" }));

    [When("YooKassa's notification comes with {word} metadata")]
    public Task WithMetadata(string metadata) => payments.DeliverAsync(y => y.Notify("payment.succeeded", forge: payment =>
    {
        if (metadata == "missing")
            payment.Remove("metadata");
        else
            payment["metadata"] = new JsonObject { ["invoice_id"] = Guid.NewGuid().ToString(), ["payment_id"] = Guid.NewGuid().ToString() };
    }));

    [When("YooKassa's address delivers malformed JSON")]
    public Task Malformed() => payments.DeliverAsync(y => y.NotifyRaw("{\"event\": \"payment.succ"));

    [When("YooKassa's address delivers an empty body")]
    public Task Empty() => payments.DeliverAsync(y => y.NotifyRaw(""));

    [When("YooKassa's address delivers a JSON array")]
    public Task Array() => payments.DeliverAsync(y => y.NotifyRaw("[]"));

    [When("YooKassa's address delivers an unknown event")]
    public Task UnknownEvent() => payments.DeliverAsync(y => y.Notify("payment.levitated"));

    [When("YooKassa's address delivers an unknown payment")]
    public Task UnknownPayment()
    {
        vendors.ExpectRefusal("Payment doesn't exist");
        return payments.DeliverAsync(y => y.NotifyRaw(JsonSerializer.Serialize(new
        {
            type = "notification",
            @event = "payment.succeeded",
            @object = new { id = scenario.Data.Faker.Random.Guid(), status = "succeeded", paid = true, amount = new { value = "100.00", currency = "RUB" }, metadata = new { } },
        })));
    }

    [Then("the notification is accepted")]
    public void Accepted() => Answered(200);

    [Then("the notification is refused/answered with {int}")]
    public void Answered(int status)
    {
        var delivery = payments.LastDelivery.ShouldNotBeNull();
        delivery.Status.ShouldBe(status, $"how the system answered the notification ({delivery.Answer}{delivery.Error})");
    }

    [Then("the invoice became {word} once")]
    public async Task BecameOnce(string status) =>
        (await invoiceDriver.HistoryAsync(invoices.Current)).Count(t => t.To == status.ToUpperInvariant()).ShouldBe(1, $"moves to {status} in the invoice's past");
}
