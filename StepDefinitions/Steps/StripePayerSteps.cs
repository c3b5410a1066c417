using Mocks;
using Mocks.Stripe;
using Reqnroll;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What buyers and producers do on Stripe's side.</summary>
[Binding]
public sealed class StripePayerSteps(ScenarioVendors vendors, OrdersDriver driver, People people)
{
    private StripePlatform Stripe => vendors.Stripe;

    [When("{word} pays at Stripe")]
    [Given("{word} has paid at Stripe")]
    public Task Pay(string buyer) => driver.DeliverAsync(s => s.PayCheckout(driver.SessionOf(people[buyer])));

    [When("{word} pays at Stripe by bank debit")]
    public Task PayLater(string buyer) => driver.DeliverAsync(s => s.PayLater(driver.SessionOf(people[buyer])));

    [When("the bank debit succeeds")]
    public Task LateSucceeds() => driver.DeliverAsync(s => s.LatePaymentSucceeds());

    [When("the bank debit fails")]
    public Task LateFails() => driver.DeliverAsync(s => s.LatePaymentFails());

    [When("{word}'s card is declined because of {string}")]
    public Task Decline(string buyer, string reason) => driver.DeliverAsync(s => s.Decline(reason, driver.SessionOf(people[buyer])));

    [When("{word}'s session expires at Stripe")]
    public Task Expire(string buyer) => driver.DeliverAsync(s => s.ExpireCheckout(driver.SessionOf(people[buyer])));

    [When("{word} comes back from Stripe")]
    public Task ComesBack(string buyer) => driver.ConfirmAsync(people[buyer]);

    [When("{word}'s payment is refunded at Stripe itself")]
    public Task RefundedThere(string buyer) => driver.DeliverAsync(s => s.RefundPayment(paymentId: Stripe.Session(driver.SessionOf(people[buyer])).PaymentIntentId));
}
