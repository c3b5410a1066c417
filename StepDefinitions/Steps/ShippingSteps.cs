using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Quotes, parcels, and where they are.</summary>
[Binding]
public sealed class ShippingSteps(ShippingDriver shipping, CarrierActors carriers, IdentityDriver identity, People people, ActionAttempt attempt, ScenarioScope scenario)
{
    /// <summary>As many as the settings allow for all carriers together.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [StepArgumentTransformation("CDEK|Boxberry|Russian Post", Name = "Carrier")]
    public CarrierActor Carrier(string name) => carriers[name];

    [Given("{word} is a customer")]
    public Task IsCustomer(string name) => identity.JoinAsync(name);

    [Given("{word} has asked what it costs to send {int} grams to {string}")]
    [When("{word} asks what it costs to send {int} grams to {string}")]
    public Task Ask(string name, int grams, string place) => shipping.AskAsync(people[name], grams, place);

    [When("{word} attempts to ask what it costs to send {int} grams to {string}")]
    public async Task AttemptToAsk(string name, int grams, string place) => attempt.Remember(await shipping.AttemptAskAsync(people.Find(name), grams, place));

    [Then("{Carrier} asks {decimal} roubles, and takes {int} to {int} days")]
    public void Asks(CarrierActor carrier, decimal cost, int from, int to)
    {
        var quote = QuoteOf(carrier);
        (quote.Cost, quote.Currency, quote.DaysMin, quote.DaysMax).ShouldBe((cost, "RUB", from, to), $"what {carrier.Code} asks");
    }

    [Then("{Carrier} is left out because of {string}, and the others answer")]
    public void IsLeftOut(CarrierActor carrier, string reason)
    {
        var left = shipping.Quotes.LeftOut.ShouldHaveSingleItem($"carriers that were left out; there are quotes of {string.Join(", ", shipping.Quotes.Quotes.Select(q => q.Carrier))}");
        (left.Carrier, left.Reason).ShouldBe((carrier.Code, reason), "who was left out, and why");
        shipping.Quotes.Quotes.Select(q => q.Carrier).ShouldBe(CarrierCodes.Except([carrier.Code]), ignoreOrder: true, "who answered");
    }

    [Then("the answer came within the time limit")]
    public void WithinLimit() => shipping.Took.ShouldBeLessThanOrEqualTo(Limit, "how long it took, by the system's clock");

    [Then("the quotes are in the order {string}")]
    public void InOrder(string carrierCodes) => string.Join(", ", shipping.Quotes.Quotes.Select(q => q.Carrier)).ShouldBe(carrierCodes, "the order of the quotes");

    [Given("{word} has handed order {string} over to {Carrier}")]
    [When("{word} hands order {string} over to {Carrier}")]
    [When("{word} hands order {string} over to {Carrier} again")]
    public Task Ship(string name, string order, CarrierActor carrier) => shipping.ShipAsync(people[name], order, carrier.Code);

    [When("{word} attempts to hand order {string} over to {Carrier}")]
    [Given("{word} has attempted to hand order {string} over to {Carrier}")]
    public async Task AttemptToShip(string name, string order, CarrierActor carrier) => attempt.Remember(await shipping.AttemptShipAsync(people.Find(name), order, carrier.Code));

    [When("{word} attempts to hand {int} grams over to {Carrier} for {string}")]
    public async Task AttemptToShip(string name, int grams, CarrierActor carrier, string place) =>
        attempt.Remember(await shipping.AttemptShipAsync(people[name], scenario.Data.Unique("order"), carrier.Code, grams, place));

    [When("{word} attempts to hand a parcel for the phone {string} over to {Carrier}")]
    public async Task AttemptToShipForPhone(string name, string phone, CarrierActor carrier) =>
        attempt.Remember(await shipping.AttemptShipAsync(people[name], scenario.Data.Unique("order"), carrier.Code, phone: phone));

    [Given("{word} hands order {string} over once more, while {Carrier} is asked whether it has it")]
    public void ShipMeanwhile(string name, string order, CarrierActor carrier) =>
        carrier.Vendor.Meanwhile(async () => attempt.Remember(await shipping.AttemptShipAsync(people[name], order, carrier.Code)), on: "GET /orders");

    [Then("both are the same parcel")]
    public void SameParcel() => shipping.Shipped.Select(s => s.TrackingNumber).Distinct().ShouldHaveSingleItem("tracking numbers of one order");

    [Then("{Carrier} has taken over {int} parcel(s)")]
    public void HasTaken(CarrierActor carrier, int count) => carrier.Parcels().ShouldBe(count, $"parcels that {carrier.Code} has taken over");

    [Given("{Carrier} reports {string}")]
    [When("{Carrier} reports {string}")]
    public Task Happens(CarrierActor carrier, string status) => carrier.Happens(status);

    [Then("{word} sees that the parcel is {string}")]
    public async Task Sees(string name, string state)
    {
        var seen = await shipping.TrackAsync(people[name]);
        (seen.State, seen.IsFresh).ShouldBe((state, true), "where the parcel is, as the carrier says just now");
    }

    [Then("{word} sees that the parcel was last {string}")]
    public async Task SeesLast(string name, string state)
    {
        var seen = await shipping.TrackAsync(people[name]);
        (seen.State, seen.IsFresh).ShouldBe((state, false), "where the parcel was, as the carrier said before");
    }

    [Then("{word} sees these steps of the parcel: {string}")]
    public async Task SeesSteps(string name, string states) =>
        string.Join(", ", (await shipping.TrackAsync(people[name])).Steps.Select(s => s.State)).ShouldBe(states, "the parcel's steps");

    [When("{word} attempts to track the parcel {string}")]
    public async Task AttemptToTrack(string name, string number) => attempt.Remember(await shipping.AttemptTrackAsync(people.Find(name), number));

    [When("{word} takes the parcel back")]
    [When("{word} takes the parcel back again")]
    public async Task Cancel(string name) => (await shipping.AttemptCancelAsync(people[name])).EnsureSuccess();

    [When("{word} attempts to take the parcel back")]
    public async Task AttemptToCancel(string name) => attempt.Remember(await shipping.AttemptCancelAsync(people.Find(name)));

    private static readonly string[] CarrierCodes = ["cdek", "boxberry", "russian_post"];

    private QuoteJson QuoteOf(CarrierActor carrier) => shipping.Quotes.Quotes.SingleOrDefault(q => q.Carrier == carrier.Code)
        ?? throw new UnexpectedAnswerException($"{carrier.Code} was expected to give a quote, but was left out because of {string.Join(", ", shipping.Quotes.LeftOut.Select(l => $"{l.Carrier}: {l.Reason}"))}.");
}
