using System.Globalization;
using System.Text.Json;
using Framework.Gherkin.Http;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Producers and their shows.</summary>
[Binding]
public sealed class ShowSteps(ShowsDriver driver, IdentityDriver identity, People people, Shows shows, ActionAttempt attempt, SavedValues saved)
{
    [Given("{word} sells tickets for {string}:")]
    public async Task Sells(string producer, string title, DataTable kinds) => await driver.SellAsync(await PersonAsync(producer), title, Read(kinds));

    [Given("{word} sells tickets for {string} in {word}:")]
    public async Task SellsIn(string producer, string title, string currency, DataTable kinds) => await driver.SellAsync(await PersonAsync(producer), title, Read(kinds), currency);

    [Given("{word} has tickets for {string}, not on sale yet:")]
    public async Task Unpublished(string producer, string title, DataTable kinds) => await driver.SellAsync(await PersonAsync(producer), title, Read(kinds), publish: false);

    [Given("{word} is/joins a(s) producer without an account at Stripe")]
    public async Task Unconnected(string producer) => await driver.ProduceAsync(await PersonAsync(producer));

    [Given("Stripe has closed {word}'s account")]
    public async Task Closed(string producer) => await driver.CloseAccountAsync(people[producer]);

    [Given("{word} and {word} are buyers")]
    public async Task AreBuyers(string first, string second)
    {
        await identity.JoinAsync(first);
        await identity.JoinAsync(second);
    }

    [Given("{word} is a buyer")]
    public Task IsBuyer(string name) => identity.JoinAsync(name);

    [When("{word} changes the price of {string} to {float}")]
    public Task ChangePrice(string producer, string kind, decimal price) => driver.ChangePriceAsync(people[producer], shows.Current[kind], price);

    [When("{word} attempts to sell {string} for {float} in {word}")]
    public async Task AttemptToSell(string producer, string kind, decimal price, string currency)
    {
        var person = people[producer];
        var answer = await driver.AttemptCreateAsync(person, "Hamlet", currency);
        attempt.Remember((int)answer.Status >= 400 ? answer : await driver.AttemptAddKindAsync(person, answer.As<Wire.ShowJson>().Id, kind, price, 10));
    }

    [When("{word} attempts to put a show with tickets for {float} on sale")]
    public async Task AttemptToPublish(string producer, decimal price)
    {
        var show = await driver.CreateAsync(people[producer], "Hamlet", "EUR");
        (await driver.AttemptAddKindAsync(people[producer], show.Id, "Stalls", price, 10)).EnsureSuccess();
        attempt.Remember(await driver.AttemptPublishAsync(people[producer], show.Id));
    }

    [Given("the show {string} is saved as {string}")]
    public void Save(string title, string name)
    {
        var show = shows[title];
        saved.Save(name, JsonSerializer.SerializeToElement(show.Kinds.Select(k => (Key: k.Key.ToLowerInvariant(), k.Value)).Append((Key: "id", Value: show.Id)).ToDictionary(k => k.Key, k => k.Value)));
    }

    [Then("the show is on sale")]
    public void OnSale() => attempt.Answer.As<Wire.ShowJson>().PublishedAt.ShouldNotBeNull("when the show was put on sale");

    [Then("{int} of the {string} tickets is/are sold and {int} is/are available")]
    public async Task Stock(int sold, string kind, int available)
    {
        var seen = await driver.SeeKindAsync(shows.Current, kind);
        (seen.Sold, seen.Available).ShouldBe((sold, available), $"how many \"{kind}\" tickets are sold, and how many are available");
    }

    [Then("{int} attendee(s) is/are expected")]
    public async Task Attendees(int count) => (await driver.AttendeesAsync(shows.Current)).Count.ShouldBe(count, "attendees of the show");

    [Then("{word} can take no payments")]
    public async Task CanTakeNoPayments(string producer) => (await driver.SeeProducerAsync(people[producer])).ChargesEnabled.ShouldBeFalse("whether the producer can take payments");

    private async Task<Person> PersonAsync(string name) => people.Knows(name) ? people[name] : await identity.JoinAsync(name);

    private static IEnumerable<(string Name, decimal Price, int? Quantity)> Read(DataTable kinds) => kinds.Rows.Select(r => (
        r["tickets"],
        decimal.Parse(r["price"], CultureInfo.InvariantCulture),
        r["there are"] == "any number" ? (int?)null : int.Parse(r["there are"], CultureInfo.InvariantCulture)));
}
