using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>The shop: what it sells, what people put into their carts and order.</summary>
public sealed class ShopDriver(Api api, ScenarioScope scenario, ScenarioVendors vendors, IdentityDriver identity, People people, Purchases purchases)
{
    /// <summary>Who keeps the shop; there is always somebody.</summary>
    public async Task<Person> KeeperAsync()
    {
        if (people.All.FirstOrDefault(p => p.Role == "admin") is { } known)
            return known;
        await identity.AdministersAsync("Anna");
        return people["Anna"];
    }

    /// <summary>A product, of which the warehouse has as many as the shop.</summary>
    public async Task<ProductJson> SellAsync(string name, decimal price, int stock, int grams = 500)
    {
        var sku = scenario.Data.Unique(FormattableString.Invariant($"SKU-{purchases.Products.Count + 1}"));
        var product = (await api.CallAsync(await KeeperAsync(), "create-product", body: new { Sku = sku, Name = name, Price = price, Stock = stock, WeightGrams = grams })).As<ProductJson>();
        vendors.Warehouse.Count(sku, stock);
        purchases.Add(product);
        return product;
    }

    public async Task<ProductJson> SeeAsync(string name) => (await api.CallAsync(await KeeperAsync(), "get-product", [purchases.Product(name).Id])).As<ProductJson>();

    public async Task<IReadOnlyList<ProductJson>> ListAsync(Person? person)
    {
        scenario.NeedsItsOwn("a list of all products");
        return (await AttemptListAsync(person)).As<ProductListJson>().Items;
    }

    public Task<ApiAnswer> AttemptListAsync(Person? person) => api.CallAsync(person, "list-products");

    public Task<ApiAnswer> AttemptRateAsync(Person person, string name, int stars) => api.CallAsync(person, "rate-product", [purchases.Product(name).Id], new { Stars = stars });

    public async Task ViewAsync(Person person, string name) => (await api.CallAsync(person, "view-product", [purchases.Product(name).Id])).EnsureSuccess();

    public Task<ApiAnswer> AttemptPutAsync(Person person, int quantity, string name) => api.CallAsync(person, "add-to-cart", body: new { ProductId = purchases.Product(name).Id, Quantity = quantity });

    public async Task PutAsync(Person person, int quantity, string name) => (await AttemptPutAsync(person, quantity, name)).EnsureSuccess();

    public Task<ApiAnswer> AttemptTakeOutAsync(Person person, string name) => api.CallAsync(person, "remove-from-cart", [purchases.Product(name).Id]);

    public async Task<CartJson> CartAsync(Person person) => (await api.CallAsync(person, "get-cart")).As<CartJson>();

    public Task<ApiAnswer> AttemptCheckOutAsync(Person person, string carrier = "cdek", string? phone = "+79161234567") => api.CallAsync(person, "create-shop-order", body: new
    {
        ShippingAddress = new { FullName = person.Name, Line = "Lenina 1, 2", City = "Moscow", PostalCode = "101000", Phone = phone },
        BillingAddress = new { FullName = person.Name, Line = "Mira 3", City = "Tver", PostalCode = "170100" },
        Carrier = carrier,
    });

    public async Task<PurchaseJson> CheckOutAsync(Person person, string carrier = "cdek")
    {
        var purchase = (await AttemptCheckOutAsync(person, carrier)).As<PurchaseJson>();
        purchases.Add(person, purchase);
        return purchase;
    }

    /// <summary>Puts so many into the cart and orders them.</summary>
    public async Task<PurchaseJson> OrderAsync(Person person, int quantity, string name, string carrier = "cdek")
    {
        await PutAsync(person, quantity, name);
        return await CheckOutAsync(person, carrier);
    }

    public Task<ApiAnswer> AttemptSeePurchaseAsync(Person? person, Guid purchase) => api.CallAsync(person, "get-shop-order", [purchase]);

    /// <summary>Somebody's last order as it is now.</summary>
    public async Task<PurchaseJson> SeePurchaseAsync(Person person) => (await AttemptSeePurchaseAsync(person, purchases.Of(person).Id)).As<PurchaseJson>();

    public async Task<PurchaseListJson> ListPurchasesAsync(Person person) => (await api.CallAsync(person, "list-shop-orders")).As<PurchaseListJson>();

    public async Task<IReadOnlyList<NoticeJson>> NoticesAsync(Person person) => (await api.CallAsync(person, "list-order-notifications", [purchases.Of(person).Id])).As<NoticeListJson>().Items;

    public async Task<StatisticsJson> StatisticsAsync()
    {
        scenario.NeedsItsOwn("statistics of all that happens in the shop");
        return (await api.CallAsync(await KeeperAsync(), "shop-statistics")).As<StatisticsJson>();
    }

    public async Task<InventoryJson> InventoryAsync()
    {
        scenario.NeedsItsOwn("an inventory of all products");
        return (await api.CallAsync(await KeeperAsync(), "get-inventory")).As<InventoryJson>();
    }
}
