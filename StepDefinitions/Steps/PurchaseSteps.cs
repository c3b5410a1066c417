using System.Net;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Orders in the shop, and what has become of their stock, payment, shipment and notifications.</summary>
[Binding]
public sealed class PurchaseSteps(ShopDriver driver, People people, Purchases purchases, ActionAttempt attempt)
{
    [Given("{word} has checked out")]
    [When("{word} checks out")]
    public Task CheckOut(string name) => driver.CheckOutAsync(people[name]);

    [Given("{word} has checked out {int} {string}")]
    public Task CheckOutOf(string name, int quantity, string product) => driver.OrderAsync(people[name], quantity, product);

    [When("{word} attempts to check out")]
    public async Task AttemptToCheckOut(string name) => attempt.Remember(await driver.AttemptCheckOutAsync(people[name]));

    [When("{word} attempts to check out without a phone")]
    public async Task AttemptWithoutPhone(string name) => attempt.Remember(await driver.AttemptCheckOutAsync(people[name], phone: null));

    [Then("{word}'s purchase is {word}")]
    public async Task Is(string name, string status)
    {
        var seen = await driver.SeePurchaseAsync(people[name]);
        seen.Status.ShouldBe(status, $"the status of {name}'s order (reason: {seen.Reason ?? "none"})");
    }

    [Then("{word}'s purchase is {word} because of {string}")]
    public async Task IsBecauseOf(string name, string status, string reason)
    {
        var seen = await driver.SeePurchaseAsync(people[name]);
        seen.Status.ShouldBe(status, $"the status of {name}'s order");
        seen.Reason.ShouldNotBeNull().ShouldContain(reason, customMessage: $"why {name}'s order came to nothing");
    }

    [Then("{word}'s purchase costs {float}, goes to {string}, and {string} pays")]
    public async Task Details(string name, decimal total, string city, string payer)
    {
        var seen = await driver.SeePurchaseAsync(people[name]);
        (seen.Total, seen.ShippingAddress.City, seen.BillingAddress.City).ShouldBe((total, city, payer), "what it costs, where it goes, and where who pays lives");
    }

    [Then("{word}'s purchase comes to:")]
    public async Task ComesTo(string name, DataTable expected)
    {
        var (row, seen) = (expected.Rows[0], await driver.SeePurchaseAsync(people[name]));
        var notices = string.Join(", ", (await driver.NoticesAsync(people[name])).Select(n => n.Status == "sent" ? n.Kind : $"{n.Kind} {n.Status}").DefaultIfEmpty("none"));
        var actual = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["order"] = seen.Status,
            ["stock"] = seen.Stock,
            ["payment"] = seen.Payment?.Status ?? "none",
            ["shipment"] = seen.Shipment,
            ["notification"] = notices,
        };
        var wanted = row.Keys.ToDictionary(k => k, k => row[k], StringComparer.Ordinal);
        actual.Where(a => wanted.ContainsKey(a.Key)).ToDictionary(StringComparer.Ordinal).ShouldBe(wanted, ignoreOrder: true, $"what {name}'s order has come to (reason: {seen.Reason ?? "none"})");
    }

    [Then("{word} has {int} purchase(s)")]
    public async Task Has(string name, int count) => (await driver.ListPurchasesAsync(people[name])).Total.ShouldBe(count, $"orders of {name}");

    [When("{word} attempts to see {word}'s purchase")]
    public async Task AttemptToSee(string name, string other) =>
        attempt.Remember(await driver.AttemptSeePurchaseAsync(people.Find(name), purchases.Of(people[other]).Id), await driver.AttemptSeePurchaseAsync(people.Find(name), Guid.NewGuid()));

    [Then("the notifications of {word}'s purchase are:")]
    public async Task Notifications(string name, DataTable expected) => (await driver.NoticesAsync(people[name])).Select(n => (n.Kind, n.Channel, n.Status))
        .ShouldBe(expected.Rows.Select(r => (r["about"], r["by"], r["status"])), ignoreOrder: true, $"notifications of {name}'s order");

    [Then("{word}'s notification has failed {int} times, at last because of {string}")]
    public async Task HasFailed(string name, int times, string reason)
    {
        var notice = (await driver.NoticesAsync(people[name])).ShouldHaveSingleItem($"notifications of {name}'s order");
        notice.Failures.ShouldBe(times, "how often handing it over has failed");
        notice.LastError.ShouldNotBeNull().ShouldContain(reason, customMessage: "why it failed at last");
    }

    [Then("the attempt is refused, and names {string}")]
    public void Names(string field)
    {
        attempt.Answer.Status.ShouldBe(HttpStatusCode.BadRequest, attempt.Answer.Summary);
        attempt.Answer.ProblemFields.ShouldContain(field, "fields that the refusal names");
    }
}
