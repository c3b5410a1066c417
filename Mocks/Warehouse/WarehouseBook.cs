namespace Mocks.Warehouse;

/// <summary>What lies in the warehouse, and what it was told of. Its owner locks.</summary>
internal sealed class WarehouseBook
{
    private readonly SortedDictionary<string, int> _onHand = new(StringComparer.Ordinal);
    private readonly List<WarehouseMovement> _movements = [];

    public IReadOnlyList<WarehouseMovement> Movements => [.. _movements];

    public int? Find(string sku) => _onHand.TryGetValue(sku, out var count) ? count : null;

    public void Set(string sku, int onHand) => _onHand[sku] = onHand;

    public void Remove(string sku) => _onHand.Remove(sku);

    public IReadOnlyList<(string Sku, int OnHand)> After(string? sku, int limit) =>
        [.. _onHand.Where(i => sku is null || string.CompareOrdinal(i.Key, sku) > 0).Take(limit).Select(i => (i.Key, i.Value))];

    public WarehouseMovement? Known(Guid id) => _movements.Find(m => m.Id == id);

    public void Move(WarehouseMovement movement)
    {
        _onHand[movement.Sku] += movement.Quantity;
        _movements.Add(movement);
    }
}
