using System.Text.Json.Nodes;
using Framework.Lanes;
using Mocks;
using Mocks.Stripe;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What Stripe tells the system, and what others say in its name.</summary>
[Binding]
public sealed class StripeWebhookSteps(ScenarioVendors vendors, OrdersDriver driver, People people, ScenarioScope scenario)
{
    private const string Guessed = "whsec_guessed-by-somebody";

    private StripePlatform Stripe => vendors.Stripe;

    [Given("Stripe's webhooks are held up")]
    public void HoldUp() => Stripe.HoldDeliveries();

    [When("Stripe's webhooks come through")]
    public Task Release() => driver.DeliverAsync(s => s.ReleaseDeliveries());

    [When("Stripe's webhooks come through, the newest first")]
    public Task ReleaseBackwards() => driver.DeliverAsync(s => s.ReleaseDeliveries(newestFirst: true));

    [When("Stripe delivers the webhook again")]
    public Task Again() => driver.DeliverAsync(s => s.DeliverAgain());

    [When("Stripe delivers the webhook {int} seconds late with an old signature")]
    public async Task Stale(int seconds)
    {
        await scenario.AdvanceAsync(TimeSpan.FromSeconds(seconds));
        await driver.DeliverAsync(s => s.DeliverForged("checkout.session.completed", s.WebhookSecrets[0], TimeSpan.FromSeconds(seconds), Paid));
    }

    [When("somebody delivers a webhook {word} that {word}'s order is paid")]
    public Task Forge(string how, string buyer) => driver.DeliverAsync(s => how switch
    {
        "unsigned" => s.DeliverForged("checkout.session.completed", null, forge: Paid, id: driver.SessionOf(people[buyer])),
        "wrongly-signed" => s.DeliverForged("checkout.session.completed", Guessed, forge: Paid, id: driver.SessionOf(people[buyer])),
        "signed-for-the-future" => s.DeliverForged("checkout.session.completed", s.WebhookSecrets[0], TimeSpan.FromMinutes(-6), Paid, driver.SessionOf(people[buyer])),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Webhooks are forged unsigned, wrongly-signed or signed-for-the-future."),
    });

    [When("somebody replays Stripe's webhook")]
    public Task Replay() => driver.DeliverAsync(s => s.Replay());

    [When("somebody replays Stripe's webhook for another order")]
    public Task ReplayChanged() => driver.DeliverAsync(s => s.Replay(body => body.Replace("\"paid\"", "\"paid\" ", StringComparison.Ordinal)));

    [When("Stripe delivers half a webhook")]
    public Task Half() => driver.DeliverAsync(s => s.DeliverRaw("{\"id\": \"evt_1\", \"type\": \"checkout.session.comp"));

    [When("Stripe delivers an event that nobody knows")]
    public Task Unknown() => driver.DeliverAsync(s => s.DeliverForged("checkout.session.levitated", s.WebhookSecrets[0]));

    [When("Stripe says that {word}'s session was paid with another sum")]
    public Task AnotherSum(string buyer) => driver.DeliverAsync(s => s.DeliverForged(
        "checkout.session.completed", s.WebhookSecrets[0], forge: session =>
        {
            Paid(session);
            session["amount_total"] = 1;
        },
        id: driver.SessionOf(people[buyer])));

    [Given("Stripe signs with a new secret beside the old one")]
    public void Roll() => Stripe.RollSecret("whsec_the-new-one");

    [Given("Stripe has forgotten the old secret")]
    public void Forget() => Stripe.ForgetOldSecret();

    [Then("the webhook is accepted")]
    [Then("every webhook is accepted")]
    public void Accepted() => driver.Deliveries.ShouldAllBe(d => d.IsAccepted, $"how the system answered Stripe ({string.Join("; ", driver.Deliveries.Select(d => $"{d.Event}: {d.Status} {d.Answer}{d.Error}"))})");

    [Then("the webhook is refused because of {string}")]
    public void Refused(string code)
    {
        var delivery = driver.Deliveries.ShouldHaveSingleItem();
        delivery.IsAccepted.ShouldBeFalse("whether the webhook was accepted");
        JsonNode.Parse(delivery.Answer)?["code"]?.ToString().ShouldBe(code, $"why the webhook was refused ({delivery.Answer})");
    }

    [Given("the webhook overtakes Stripe's answer")]
    public void Overtakes() => Stripe.Meanwhile(() => driver.DeliverAsync(s => s.PayCheckout()), on: "POST /checkout/sessions");

    private static void Paid(JsonObject session)
    {
        session["status"] = "complete";
        session["payment_status"] = "paid";
    }
}
