using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>The warehouse system: what it counts, and what it is told of.</summary>
[Binding]
public sealed class InventorySteps(ProcessingDriver processing, ShopDriver shop, GatewaysDriver gateways, People people, Purchases purchases, ActionAttempt attempt, ScenarioVendors vendors, ScenarioScope scenario)
{
    [Given("the warehouse has counted {int} {string}")]
    public void Counted(int onHand, string product) => vendors.Warehouse.Count(purchases.Product(product).Sku, onHand);

    [Given("the warehouse knows nothing of {string}")]
    public void Forgotten(string product)
    {
        vendors.Warehouse.Forget(purchases.Product(product).Sku);
        vendors.ExpectRefusal("unknown_sku");
    }

    [Given("the warehouse lists {int} other things before them, which is a page")]
    public void ListsOthers(int count)
    {
        for (var i = 1; i <= count; i++)
            vendors.Warehouse.Count(FormattableString.Invariant($"OTHER-{i:000}"), 1);
    }

    [Given("the warehouse has lost all but {int} {string}")]
    public void Lost(int onHand, string product)
    {
        Counted(onHand, product);
        vendors.ExpectRefusal("insufficient_stock");
    }

    [Given("the warehouse does its work but never answers once when it is told of a sale")]
    public void HangsOnce() => vendors.Warehouse.TimesOut(calls: 1, on: "POST /movements", workDone: true);

    [Given("the warehouse cannot be told of sales")]
    public void CannotBeTold() => vendors.Warehouse.IsDown(on: "POST /movements");

    [Given("{word} pays through YooKassa while the warehouse counts")]
    public void PaysMeanwhile(string name) => vendors.Warehouse.Meanwhile(
        async () =>
        {
            await gateways.PayAsync(people[name], "YooKassa");

            // The count is on its way; it must arrive when the sale is through, and the warehouse has heard of it.
            await UntilAsync(async () => (await shop.SeePurchaseAsync(people[name])).Status != "processing" && (await shop.InventoryAsync()).SalesNotTold == 0);
        },
        on: "GET /stock");

    /// <summary>Its count is on its way; the sale's next attempt falls due before the system loses patience.</summary>
    [Given("the warehouse hears of the sale while it counts")]
    public void HearsMeanwhile() => vendors.Warehouse.Meanwhile(
        async () =>
        {
            vendors.Warehouse.Recover();
            await scenario.MoveToNextTimerAsync(TimeSpan.FromSeconds(5));
            await UntilAsync(async () => (await shop.InventoryAsync()).SalesNotTold == 0);
        },
        on: "GET /stock");

    [When("the inventory is synced")]
    public async Task Sync() => attempt.Remember(await processing.SyncAsync());

    [When("{word} attempts to have the inventory synced")]
    public async Task AttemptToSync(string name) => attempt.Remember(await processing.AttemptSyncAsync(people[name]));

    [Then("the inventory shows {int} products synced just now, {int} of them changed")]
    public async Task Shows(int synced, int changed)
    {
        var seen = await shop.InventoryAsync();
        (seen.ProductsSynced, seen.ProductsChanged, seen.LastSync).ShouldBe((synced, changed, scenario.Clock.GetUtcNow()), "products synced and changed, and when");
    }

    [Then("the inventory was never synced")]
    public async Task Never() => (await shop.InventoryAsync()).LastSync.ShouldBeNull("the last sync");

    [Then("{int} sale(s) is/are not told yet")]
    public async Task NotTold(int count) => (await shop.InventoryAsync()).SalesNotTold.ShouldBe(count, "sales that the warehouse has not heard of");

    [Then("the warehouse has {int} {string}, and was told of {int} sale(s)")]
    public void Has(int onHand, string product, int sales)
    {
        var sku = purchases.Product(product).Sku;
        (vendors.Warehouse.OnHand(sku), vendors.Warehouse.Movements.Count(m => m.Sku == sku)).ShouldBe((onHand, sales), $"how many \"{product}\" the warehouse has, and of how many sales it was told");
    }

    [Then("the warehouse was told that {int} {string} were sold in {word}'s order")]
    public void Told(int quantity, string product, string name)
    {
        var movement = vendors.Warehouse.Movements.ShouldHaveSingleItem("what the warehouse was told of");
        (movement.Sku, movement.Quantity, movement.Reason, movement.Reference).ShouldBe((purchases.Product(product).Sku, -quantity, "sale", $"order {purchases.Of(people[name]).Id}"), "what the warehouse was told of");
    }

    /// <summary>The system is not at rest while the warehouse counts, so it is asked until it says so.</summary>
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        const int Enough = 2000;
        for (var i = 0; i < Enough && !await isSo(); i++)
            await Task.Yield();
    }
}
