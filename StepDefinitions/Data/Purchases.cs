using StepDefinitions.Wire;

namespace StepDefinitions.Data;

/// <summary>The shop's products, and what everybody in the scenario has ordered there last.</summary>
public sealed class Purchases
{
    private readonly Dictionary<string, ProductJson> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<Person, PurchaseJson> _purchases = [];

    public IReadOnlyCollection<ProductJson> Products => _products.Values;

    public ProductJson Product(string name) => _products.TryGetValue(name, out var product)
        ? product
        : throw new InvalidOperationException($"The shop sells no \"{name}\" in this scenario. It sells: {string.Join(", ", _products.Keys.DefaultIfEmpty("nothing"))}.");

    /// <summary>Somebody's last order, as it was answered when it was made.</summary>
    public PurchaseJson Of(Person customer) => _purchases.TryGetValue(customer, out var purchase) ? purchase : throw new InvalidOperationException($"{customer.Name} has bought nothing in this scenario yet.");

    public void Add(ProductJson product) => _products[product.Name] = product;

    public void Add(Person customer, PurchaseJson purchase) => _purchases[customer] = purchase;
}
