using StepDefinitions.Wire;

namespace StepDefinitions.Data;

/// <summary>The last order and the last hold of everybody in the scenario.</summary>
public sealed class Orders
{
    private readonly Dictionary<Person, OrderJson> _orders = [];
    private readonly Dictionary<Person, HoldJson> _holds = [];

    /// <summary>Somebody's last order, as it was answered then.</summary>
    public OrderJson Of(Person buyer) => _orders.TryGetValue(buyer, out var order) ? order : throw new InvalidOperationException($"{buyer.Name} has ordered nothing in this scenario yet.");

    public HoldJson HoldOf(Person buyer) => _holds.TryGetValue(buyer, out var hold) ? hold : throw new InvalidOperationException($"{buyer.Name} holds nothing in this scenario yet.");

    public void Add(Person buyer, OrderJson order) => _orders[buyer] = order;

    public void Add(Person buyer, HoldJson hold) => _holds[buyer] = hold;
}
