using Mocks;
using Mocks.CloudPayments;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>CloudPayments' notifications: honest, repeated and forged ones.</summary>
[Binding]
public sealed class CloudPaymentsSteps(ScenarioVendors vendors, GatewaysDriver gateways, People people)
{
    private VendorCallback? _last;

    private CloudPaymentsAccount CloudPayments => vendors.CloudPayments;

    [Given("CloudPayments' notifications are held up")]
    public void HoldUp() => CloudPayments.HoldDeliveries();

    [Given("CloudPayments does not check with the shop")]
    public void DoesNotCheck() => CloudPayments.Disable("check");

    [When("CloudPayments delivers the notification again")]
    public async Task Again() => _last = await CloudPayments.DeliverAgain();

    [When("somebody delivers CloudPayments' notification {string} {word}")]
    public async Task Forge(string kind, string how) => _last = how switch
    {
        "unsigned" => await CloudPayments.NotifyForged(kind, null),
        "wrongly-signed" => await CloudPayments.NotifyForged(kind, "guessed-by-somebody"),
        "signed-for-another-body" => await CloudPayments.Replay(c => c with { Body = c.Body.Replace("TestMode=1", "TestMode=0", StringComparison.Ordinal) }, kind),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Notifications are forged unsigned, wrongly-signed or signed-for-another-body."),
    };

    [When("CloudPayments notifies {string} with the amount {string}")]
    public async Task WithAmount(string kind, string amount) => _last = await CloudPayments.NotifyForged(kind, CloudPayments.ApiSecret, fields => fields["Amount"] = amount);

    [When("CloudPayments notifies {string} about an order that nobody knows")]
    public async Task AboutNobody(string kind) => _last = await CloudPayments.NotifyForged(kind, CloudPayments.ApiSecret, fields => fields["InvoiceId"] = Guid.NewGuid().ToString());

    [Given("a customer has paid {float} instead in CloudPayments' widget")]
    [When("a customer pays {float} instead in CloudPayments' widget")]
    public async Task PayAnother(decimal amount)
    {
        var bill = CloudPayments.Orders[^1];
        await CloudPayments.PayInWidget(amount, bill.InvoiceId!);
    }

    [Then("CloudPayments hears a refusal with {int}")]
    public void Refused(int status) => Last.Status.ShouldBe(status, $"how the notification was answered ({Last.Answer})");

    [Then("CloudPayments hears the code {int}")]
    public void Accepted(int code)
    {
        Last.Status.ShouldBe(200, $"how the notification was answered ({Last.Answer})");
        Last.Answer.ShouldBe($"{{\"code\":{code}}}", "what the notification was answered");
    }

    [Then("CloudPayments' check was answered with the code {int}")]
    public void Checked(int code) => CloudPayments.LastCheckCode.ShouldBe(code, "the code that the check was answered with");

    [Then("{word}'s card was charged nothing")]
    public async Task ChargedNothing(string name)
    {
        (await gateways.PaymentAsync(people[name])).Status.ShouldBe("pending");
        var money = gateways.Money("CloudPayments");
        (money.Held, money.Taken).ShouldBe((0m, 0m), "what CloudPayments holds, and has taken");
    }

    private VendorCallback Last => _last ?? throw new InvalidOperationException("No notification was delivered by a step of this scenario.");
}
