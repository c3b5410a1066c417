using System.Globalization;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What the shop sells, and carts.</summary>
[Binding]
public sealed class CartSteps(ShopDriver driver, People people, ActionAttempt attempt)
{
    [Given("the shop sells:")]
    public async Task Sells(DataTable products)
    {
        foreach (var row in products.Rows)
            await driver.SellAsync(row["product"], Number(row["price"]), int.Parse(row["stock"], CultureInfo.InvariantCulture), row.TryGetValue("grams", out var grams) ? int.Parse(grams, CultureInfo.InvariantCulture) : 500);
    }

    [Given("{word} has put {int} {string} into the cart")]
    [When("{word} puts {int} {string} into the cart")]
    public Task Put(string name, int quantity, string product) => driver.PutAsync(people[name], quantity, product);

    [When("{word} attempts to put {int} {string} into the cart")]
    public async Task AttemptToPut(string name, int quantity, string product) => attempt.Remember(await driver.AttemptPutAsync(people[name], quantity, product));

    [When("{word} takes {string} out of the cart")]
    public async Task TakeOut(string name, string product) => (await driver.AttemptTakeOutAsync(people[name], product)).EnsureSuccess();

    [Then("{word}'s cart has, at {float} in all:")]
    public async Task CartHas(string name, decimal total, DataTable items)
    {
        var cart = await driver.CartAsync(people[name]);
        cart.Items.Select(i => (i.Name, i.Quantity, i.UnitPrice, i.Total))
            .ShouldBe(items.Rows.Select(r => (r["product"], int.Parse(r["quantity"], CultureInfo.InvariantCulture), Number(r["price"]), Number(r["total"]))), $"what {name}'s cart has");
        cart.Total.ShouldBe(total, $"what {name}'s cart costs");
    }

    [Then("{word}'s cart is empty")]
    public async Task CartIsEmpty(string name)
    {
        var cart = await driver.CartAsync(people[name]);
        (cart.Items.Count, cart.Total).ShouldBe((0, 0m), $"what {name}'s cart has, and costs");
    }

    [Then("{int} {string} is/are in stock, {int} of them available")]
    public async Task Stock(int stock, string product, int available)
    {
        var seen = await driver.SeeAsync(product);
        (seen.Stock, seen.Available).ShouldBe((stock, available), $"how many \"{product}\" are in stock, and how many of them available");
    }

    [When("{word} looks at {string} {int} time(s)")]
    public async Task LookAt(string name, string product, int times)
    {
        for (var i = 0; i < times; i++)
            await driver.ViewAsync(people[name], product);
    }

    [When("{word} attempts to see the products")]
    public async Task AttemptToSee(string name) => attempt.Remember(await driver.AttemptListAsync(people.Find(name)));

    [Then("{word} sees {int} products")]
    public async Task Sees(string name, int count) => (await driver.ListAsync(people[name])).Count.ShouldBe(count, "products in the list");

    [When("{word} rates {string} with {int} star(s)")]
    public async Task Rate(string name, string product, int stars) => (await driver.AttemptRateAsync(people[name], product, stars)).EnsureSuccess();

    [When("{word} attempts to rate {string} with {int} stars")]
    public async Task AttemptToRate(string name, string product, int stars) => attempt.Remember(await driver.AttemptRateAsync(people[name], product, stars));

    [Then("{string} is rated {float} by {int} customer(s)")]
    public async Task IsRated(string product, double rating, int ratings)
    {
        var seen = await driver.SeeAsync(product);
        (seen.Rating, seen.Ratings).ShouldBe((rating, ratings), "the rating, and how many have rated");
    }

    [Then("the statistics show {int} page views, {int} cart additions, {int} purchase(s) and a conversion rate of {float} per cent")]
    public async Task Statistics(int views, int additions, int purchases, decimal rate)
    {
        var seen = await driver.StatisticsAsync();
        (seen.PageViews, seen.CartAdditions, seen.Purchases, seen.ConversionRate).ShouldBe((views, additions, purchases, rate), "page views, cart additions, purchases, conversion rate");
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
