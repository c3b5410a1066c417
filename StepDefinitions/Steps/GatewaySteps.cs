using System.Text.Json.Nodes;
using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Paying in the shop, whoever takes the money.</summary>
[Binding]
public sealed class GatewaySteps(GatewaysDriver driver, ProcessingDriver processing, People people, ActionAttempt attempt, ScenarioVendors vendors, ScenarioScope scenario)
{
    [Given("{word} has chosen to pay through {word}")]
    [When("{word} chooses to pay through {word}")]
    public Task Start(string name, string gateway) => driver.StartAsync(people[name], gateway);

    [When("{word} attempts to pay through {word}")]
    [Given("{word} has attempted to pay through {word}")]
    public async Task AttemptToStart(string name, string gateway) => attempt.Remember(await driver.AttemptStartAsync(people[name], gateway));

    [When("{word} agrees to the payment")]
    [Given("{word} has agreed to the payment")]
    public async Task Agree(string name)
    {
        await driver.AgreeAsync(people[name]);
        await scenario.AtRestAsync();
    }

    [Given("{word} has paid through {word}")]
    [When("{word} pays through {word}")]
    public async Task Pay(string name, string gateway)
    {
        await driver.PayAsync(people[name], gateway);

        // A notification sets the order's task going: what comes next comes after it.
        await scenario.AtRestAsync();
    }

    [When("{word}'s card is declined by CloudPayments")]
    public Task Declined(string name) => vendors.CloudPayments.PayOrder(reasonCode: 5051);

    [Then("{word} is led to the page of {word}")]
    public async Task IsLed(string name, string gateway)
    {
        var payment = await driver.PaymentAsync(people[name]);
        (payment.Gateway, payment.Status).ShouldBe((GatewaysDriver.CodeOf(gateway), "pending"), "the gateway, and the payment's status");
        payment.PageUrl.ShouldNotBeNull("the page on which the customer pays");
    }

    [Then("{word}'s payment is {word}")]
    public async Task Is(string name, string status) => (await driver.PaymentAsync(people[name])).Status.ShouldBe(status, $"the status of {name}'s payment");

    [Then("{word} has taken {float} in {int} payment(s), and holds nothing")]
    public void Taken(string gateway, decimal sum, int payments)
    {
        var money = driver.Money(gateway);
        (money.Taken, money.Payments, money.Held).ShouldBe((sum, payments, 0m), $"what {gateway} has taken, in how many payments, and holds");
    }

    [Then("{word} has taken nothing, and holds nothing")]
    public void TakenNothing(string gateway) => Taken(gateway, 0, 0);

    [Then("{word} has given back {float}")]
    public void GivenBack(string gateway, decimal sum) => driver.Money(gateway).GivenBack.ShouldBe(sum, $"what {gateway} has given back");

    [Given("{word} refuses to take the money")]
    public void RefusesCapture(string gateway)
    {
        switch (GatewaysDriver.CodeOf(gateway))
        {
            case "yookassa":
                vendors.YooKassa.AnswersWith(400, on: "POST /payments/*/capture");
                break;
            case "stripe":
                vendors.Stripe.AnswersWith(402, """{"error": {"code": "card_declined", "message": "Your card was declined.", "type": "card_error"}}""", on: "POST /payment_intents/*/capture");
                break;
            default:
                vendors.CloudPayments.AnswersWith(200, """{"Success": false, "Message": "The hold has expired"}""", on: "POST /payments/confirm");
                break;
        }
    }

    [Given("{word} takes the money but never answers once")]
    public void HangsOnce(string gateway) => driver.Vendor(gateway).TimesOut(calls: 1, on: CaptureOf(gateway), workDone: true);

    [Given("{word} cannot take the money")]
    public void CannotCapture(string gateway) => driver.Vendor(gateway).IsDown(on: CaptureOf(gateway));

    [Given("no mail provider works")]
    public void NoMail()
    {
        foreach (var vendor in vendors.All.Where(v => v.Vendor is "sendgrid" or "mailgun" or "smtp"))
            vendor.IsDown();
    }

    [Given("Stripe loses the hold of the payment")]
    public Task LosesHold() => vendors.Stripe.LoseHold();

    [Given("YooKassa refunds but never answers once")]
    public void RefundHangsOnce() => vendors.YooKassa.TimesOut(calls: 1, on: "POST /refunds", workDone: true);

    [When("{word} refunds {word}'s purchase")]
    [Given("{word} has refunded {word}'s purchase")]
    public async Task Refund(string by, string name) => attempt.Remember(Succeeded(await processing.AttemptRefundAsync(people[by], people[name], null)));

    [When("{word} refunds {float} of {word}'s purchase")]
    [Given("{word} has refunded {float} of {word}'s purchase")]
    public async Task RefundPart(string by, decimal amount, string name) => attempt.Remember(Succeeded(await processing.AttemptRefundAsync(people[by], people[name], amount)));

    [When("{word} attempts to refund {float} of {word}'s purchase")]
    public async Task AttemptToRefund(string by, decimal amount, string name) => attempt.Remember(await processing.AttemptRefundAsync(people[by], people[name], amount));

    [Then("the refund was answered as {word}, for {float}")]
    public void RefundAnswered(string status, decimal amount)
    {
        var refund = JsonNode.Parse(attempt.Answer.Body)!;
        (refund["status"]!.ToString(), (decimal)refund["amount"]!).ShouldBe((status, amount), "the refund's status and amount");
    }

    [Then("{word}'s payment is {word}, with {float} given back")]
    public async Task IsRefunded(string name, string status, decimal amount)
    {
        var payment = await driver.PaymentAsync(people[name]);
        (payment.Status, payment.RefundedAmount).ShouldBe((status, amount), $"the status of {name}'s payment, and what was given back of it");
    }

    private static string CaptureOf(string gateway) => GatewaysDriver.CodeOf(gateway) switch
    {
        "yookassa" => "POST /payments/*/capture",
        "stripe" => "POST /payment_intents/*/capture",
        _ => "POST /payments/confirm",
    };

    private static ApiAnswer Succeeded(ApiAnswer answer)
    {
        answer.EnsureSuccess();
        return answer;
    }
}
