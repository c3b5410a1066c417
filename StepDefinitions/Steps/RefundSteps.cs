using Mocks;
using Mocks.YooKassa;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Money that goes back.</summary>
[Binding]
public sealed class RefundSteps(PaymentsDriver driver, ActionAttempt attempt, People people, ScenarioVendors vendors)
{
    [Given("{word} has refunded the payment")]
    [When("{word} refunds the payment")]
    public Task Refund(string tutor) => driver.RefundAsync(people[tutor], null);

    [Given("{word} has refunded {decimal} roubles of the payment")]
    [When("{word} refunds {decimal} roubles of the payment")]
    public Task Refund(string tutor, decimal amount) => driver.RefundAsync(people[tutor], amount);

    [When("{word} refunds the payment {int} times at once")]
    public Task RefundAtOnce(string tutor, int times) => driver.RefundAtOnceAsync(people[tutor], times);

    [Given("{word} has attempted to refund the payment")]
    [When("{word} attempts to refund the payment")]
    public async Task Attempt(string name)
    {
        var onNothing = await driver.AttemptRefundAsync(people.Find(name), Guid.NewGuid(), null);
        attempt.Remember(await driver.AttemptRefundAsync(people.Find(name), driver.Started[^1].Id, null), onNothing);
    }

    [When("{word} attempts to refund {decimal} roubles of the payment")]
    public async Task Attempt(string name, decimal amount) => attempt.Remember(await driver.AttemptRefundAsync(people[name], driver.Started[^1].Id, amount));

    [When("{decimal} roubles of the payment are refunded at YooKassa itself")]
    public Task AtYooKassa(decimal amount) => driver.DeliverAsync(y => y.RefundPayment(amount));

    [When("somebody claims that the payment was refunded")]
    public Task Claims()
    {
        vendors.ExpectRefusal("refund_id");
        return driver.DeliverAsync(Claim);
    }

    [Then("YooKassa has given back {decimal} roubles in {int} refund(s)")]
    public void GivenBack(decimal amount, int refunds)
    {
        vendors.YooKassa.Refunds.Sum(r => r.Amount).ShouldBe(amount, "what YooKassa has given back");
        vendors.YooKassa.Refunds.Count.ShouldBe(refunds, "refunds at YooKassa");
    }

    [Then("the payment shows {decimal} roubles as given back")]
    public async Task Shows(decimal amount) => (await driver.CurrentAsync()).RefundedAmount.ShouldBe(amount, "what the payment shows as given back");

    /// <summary>About a refund that YooKassa knows nothing of.</summary>
    private static Task<NotificationDelivery> Claim(YooKassaAccount yooKassa) => yooKassa.NotifyRaw(
        $$"""
        {"type": "notification", "event": "refund.succeeded", "object": {"id": "{{Guid.NewGuid()}}", "payment_id": "{{yooKassa.Payment().Id}}", "status": "succeeded", "amount": {"value": "1.00", "currency": "RUB"} } }
        """);
}
