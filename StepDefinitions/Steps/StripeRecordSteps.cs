using System.Globalization;
using Mocks;
using Mocks.Stripe;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What Stripe was asked for, and what money went where.</summary>
[Binding]
public sealed class StripeRecordSteps(ScenarioVendors vendors, ShowsDriver showsDriver, People people, Shows shows, Orders orders)
{
    private StripePlatform Stripe => vendors.Stripe;

    [Then("Stripe was not asked for anything about {word}'s order")]
    [Then("Stripe was asked for no session by {word}")]
    public void NotAsked(string buyer)
    {
        people[buyer].Name.ShouldNotBeEmpty();
        Stripe.CallsTo("POST", "/checkout/*").ShouldBeEmpty("what Stripe was asked for");
    }

    [Then("Stripe has {int} session(s), {int} of them open")]
    public void Sessions(int all, int open) => (Stripe.Sessions.Count, Stripe.Sessions.Count(s => s.Status == "open")).ShouldBe((all, open), "sessions at Stripe, and those that can be paid");

    [Then("no session at Stripe can be paid")]
    public void NoneOpen() => Stripe.Sessions.Where(s => s.Status == "open").Select(s => s.Id).ShouldBeEmpty("open sessions at Stripe");

    [Then("Stripe has taken {float} in {int} payment(s)")]
    public void Taken(decimal sum, int payments)
    {
        var paid = Stripe.Payments.Where(p => p.Status == "succeeded").ToList();
        (paid.Sum(p => p.Amount) / 100m, paid.Count).ShouldBe((sum, payments), "the money that Stripe has taken, and in how many payments");
    }

    [Then("Stripe has given back {float} in {int} refund(s), all of it from the producer")]
    public void GivenBack(decimal sum, int refunds)
    {
        (Stripe.Refunds.Sum(r => r.Amount) / 100m, Stripe.Refunds.Count).ShouldBe((sum, refunds), "the money that Stripe has given back, and in how many refunds");
        Stripe.Refunds.ShouldAllBe(r => r.ReversalId != null, "refunds that were taken back from the producer's account");
    }

    [Then("Stripe has given back {float} in {int} refund(s)")]
    public void GivenBackSum(decimal sum, int refunds) => (Stripe.Refunds.Sum(r => r.Amount) / 100m, Stripe.Refunds.Count).ShouldBe((sum, refunds), "the money that Stripe has given back, and in how many refunds");

    [Then("Stripe was asked for:")]
    public void AskedFor(DataTable items)
    {
        var session = Stripe.Session();
        var expected = items.Rows.Select(r => (r["tickets"], long.Parse(r["quantity"], CultureInfo.InvariantCulture), decimal.Parse(r["price"], CultureInfo.InvariantCulture)));
        session.LineItems.Select(i => (i.Name, i.Quantity, i.UnitAmount / 100m)).ShouldBe(expected, ignoreOrder: true, "what the session sells");
    }

    [Then("Stripe was asked for {long} {string} in all")]
    public void AskedForInAll(long amount, string currency) => (Stripe.Session().AmountTotal, Stripe.Session().Currency).ShouldBe((amount, currency), "what the session asks for, in the smallest unit");

    [Then("session, payment and transfer are labelled with {word}'s order and {string}")]
    public void Labelled(string buyer, string title)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["order_id"] = orders.Of(people[buyer]).Id.ToString(),
            ["show_id"] = shows.Current.Id.ToString(),
            ["show_title"] = title,
            ["description"] = $"Tickets for {title}",
        };
        Stripe.Session().Metadata.ShouldBe(expected, ignoreOrder: true, "the session's metadata");
        Stripe.Payments[^1].Metadata.ShouldBe(expected, ignoreOrder: true, "the payment's metadata");
        Stripe.Transfers[^1].Metadata.ShouldBe(expected, ignoreOrder: true, "the transfer's metadata");
    }

    [Then("{float} goes to {word}'s account, and {float} of it comes back as our fee")]
    public async Task GoesTo(decimal sum, string producer, decimal fee)
    {
        var account = (await showsDriver.SeeProducerAsync(people[producer])).StripeAccountId;
        var transfer = Stripe.Transfers.ShouldHaveSingleItem("transfers");
        (transfer.Destination, transfer.Amount / 100m, Stripe.Payments[^1].Data.ApplicationFee / 100m).ShouldBe((account, sum, fee), "to whom the money goes, how much, and the fee");
    }

    [Then("Stripe was asked with our key and the order's idempotency key")]
    public void Headers()
    {
        var call = Stripe.CallsTo("POST", "/checkout/sessions").ShouldHaveSingleItem();
        call.Headers["Authorization"].ShouldBe("Bearer ***");
        call.Headers["Idempotency-Key"].ShouldStartWith("order-");
        call.Headers["Content-Type"].ShouldStartWith("application/x-www-form-urlencoded");
    }
}
