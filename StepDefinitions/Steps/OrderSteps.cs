using System.Globalization;
using System.Net;
using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Buyers: what they hold, order and get.</summary>
[Binding]
public sealed class OrderSteps(OrdersDriver driver, ShowsDriver showsDriver, People people, Shows shows, Orders orders, ActionAttempt attempt, ScenarioVendors vendors, ScenarioScope scenario)
{
    [Given("{word} has ordered {int} {string} ticket(s)")]
    [When("{word} orders {int} {string} ticket(s)")]
    [Then("{word} can order {int} {string} ticket(s)")]
    public Task Order(string buyer, int quantity, string kind) => driver.OrderAsync(people[buyer], shows.Current, (kind, quantity));

    [When("{word} orders:")]
    public Task OrderSeveral(string buyer, DataTable items) => driver.OrderAsync(people[buyer], shows.Current, items.Rows.Select(r => (r["tickets"], int.Parse(r["quantity"], CultureInfo.InvariantCulture))));

    [Given("{word} has bought {int} {string} ticket(s)")]
    [When("{word} buys {int} {string} ticket(s)")]
    [Then("{word} can buy {int} {string} ticket(s)")]
    public Task Buy(string buyer, int quantity, string kind) => driver.BuyAsync(people[buyer], kind, quantity);

    [When("{word} attempts to order {int} {string} ticket(s)")]
    [Given("{word} has attempted to order {int} {string} ticket(s)")]
    public async Task AttemptToOrder(string buyer, int quantity, string kind) => attempt.Remember(await driver.AttemptOrderAsync(people.Find(buyer), shows.Current, (kind, quantity)));

    [When("{word} orders {int} {string} ticket(s) with the key {string}")]
    [Given("{word} has ordered {int} {string} ticket(s) with the key {string}")]
    public async Task OrderByKey(string buyer, int quantity, string kind, string key) => orders.Add(people[buyer], (await driver.AttemptOrderByKeyAsync(people[buyer], key, shows.Current, kind, quantity)).As<OrderJson>());

    [When("{word} attempts to order {int} {string} ticket(s) with the key {string}")]
    public async Task AttemptByKey(string buyer, int quantity, string kind, string key) => attempt.Remember(await driver.AttemptOrderByKeyAsync(people[buyer], key, shows.Current, kind, quantity));

    [Given("{word} holds {int} {string} ticket(s)")]
    [When("{word} takes hold of {int} {string} ticket(s)")]
    public Task Hold(string buyer, int quantity, string kind) => driver.HoldAsync(people[buyer], shows.Current, (kind, quantity));

    [When("{word} attempts to hold:")]
    public async Task AttemptToHold(string buyer, DataTable items) =>
        attempt.Remember(await driver.AttemptHoldAsync(people[buyer], shows.Current, items.Rows.Select(r => (r["tickets"], int.Parse(r["quantity"], CultureInfo.InvariantCulture)))));

    [When("{word} orders what they hold")]
    [Given("{word} has ordered what they hold")]
    public Task OrderHeld(string buyer) => driver.OrderHeldAsync(people[buyer]);

    [When("{word} attempts to order what they hold")]
    public async Task AttemptToOrderHeld(string buyer) => attempt.Remember(await driver.AttemptOrderHeldAsync(people[buyer]));

    [When("{word} attempts to order what {word} holds")]
    public async Task AttemptToOrderHeldBy(string buyer, string holder) => attempt.Remember(await driver.AttemptOrderHeldAsync(people[buyer], people[holder]));

    [When("{word} releases the hold")]
    public async Task Release(string buyer) => (await driver.AttemptReleaseAsync(people[buyer], orders.HoldOf(people[buyer]).Token)).EnsureSuccess();

    [When("{word} attempts to release {word}'s hold")]
    public async Task AttemptToRelease(string buyer, string holder)
    {
        var onNothing = await driver.AttemptReleaseAsync(people[buyer], Guid.NewGuid());
        attempt.Remember(await driver.AttemptReleaseAsync(people[buyer], orders.HoldOf(people[holder]).Token), onNothing);
    }

    [Then("{word} and {word} have holds with tokens of their own")]
    public void OwnTokens(string first, string second)
    {
        var tokens = new[] { orders.HoldOf(people[first]).Token, orders.HoldOf(people[second]).Token };
        tokens.Distinct().Count().ShouldBe(2, "different tokens");
        tokens.ShouldAllBe(t => t.Version == 4, "tokens that nobody can guess: random ones");
    }

    [Then("{word}'s hold ends {int} seconds later")]
    public void HoldEnds(string buyer, int seconds) => orders.HoldOf(people[buyer]).ExpiresAt.ShouldBe(scenario.Clock.GetUtcNow().AddSeconds(seconds), "when the hold ends");

    [When("{word} attempts to see {word}'s order")]
    public async Task AttemptToSee(string name, string buyer)
    {
        var onNothing = await driver.AttemptSeeAsync(people.Find(name), Guid.NewGuid());
        attempt.Remember(await driver.AttemptSeeAsync(people.Find(name), orders.Of(people[buyer]).Id), onNothing);
    }

    [When("{word} attempts to confirm {word}'s order")]
    public async Task AttemptToConfirm(string name, string buyer) => attempt.Remember(await driver.AttemptConfirmAsync(people[name], orders.Of(people[buyer]).Id, driver.SessionOf(people[buyer])));

    [Then("the attempt is refused as for one that does not exist")]
    public void AsForNothing()
    {
        var other = attempt.OnNothing.ShouldNotBeNull();
        (attempt.Answer.Status, attempt.Answer.ProblemCode).ShouldBe((HttpStatusCode.NotFound, other.ProblemCode), $"how the attempt was answered ({attempt.Answer.Summary})");
    }

    [Then("the attempt is refused because of {string}, and says {string}")]
    public void RefusedWithWords(string code, string words)
    {
        attempt.Answer.ProblemCode.ShouldBe(code, $"why the attempt was refused ({attempt.Answer.Summary})");
        attempt.Answer.Summary.ShouldContain(words, customMessage: "what the refusal says");
    }

    [Then("{word} sees no order of others")]
    public async Task SeesNoOthers(string buyer) => (await driver.ListAsync(people[buyer])).ShouldBeEmpty("orders in the list");

    [When("{word} refunds {word}'s order")]
    public async Task Refund(string producer, string buyer) => (await driver.AttemptRefundAsync(people[producer], orders.Of(people[buyer]).Id)).EnsureSuccess();

    [When("{word} attempts to refund {word}'s order")]
    public async Task AttemptToRefund(string name, string buyer) => attempt.Remember(await driver.AttemptRefundAsync(people[name], orders.Of(people[buyer]).Id));

    [StepDefinition("{word}'s order is {word}")]
    public async Task Is(string buyer, string status) => (await driver.SeeAsync(people[buyer])).Status.ShouldBe(status, $"the status of {buyer}'s order");

    [Then("{word}'s order is {word} because of {string}")]
    public async Task IsBecauseOf(string buyer, string status, string reason)
    {
        var order = await driver.SeeAsync(people[buyer]);
        (order.Status, order.Reason).ShouldBe((status, reason), $"the status of {buyer}'s order, and why");
    }

    [Then("{word}'s order costs {float}")]
    public async Task Costs(string buyer, decimal total)
    {
        (await driver.SeeAsync(people[buyer])).Total.ShouldBe(total, $"what {buyer}'s order costs");
        vendors.Stripe.Session(driver.SessionOf(people[buyer])).AmountTotal.ShouldBe((long)(total * 100), "what Stripe asks for, in cents");
    }

    [Then("{word} has {int} ticket(s)")]
    public async Task Has(string buyer, int count)
    {
        var order = orders.Of(people[buyer]);
        (await showsDriver.AttendeesAsync(shows.Current)).Count(a => a.OrderId == order.Id).ShouldBe(count, $"attendees of {buyer}'s order");
    }

    [Then("{word} has made {int} order(s)")]
    public async Task HasMade(string buyer, int count) => (await driver.ListAsync(people[buyer])).Count.ShouldBe(count, $"orders of {buyer}");

    [Then("{word} is led to Stripe's page")]
    public async Task IsLed(string buyer)
    {
        var (order, session) = (await driver.SeeAsync(people[buyer]), vendors.Stripe.Session());
        (order.SessionId, order.CheckoutUrl).ShouldBe((session.Id, session.Url), "the session and the page that the order names");
    }

    [Then("{word} was told that nothing is charged and nothing held")]
    public void WasTold(string buyer) => attempt.Answer.Summary.ShouldContain("Nothing was charged, and no tickets are held", customMessage: $"what {people[buyer].Name} was told");
}
