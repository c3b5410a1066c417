namespace Mocks.Warehouse;

/// <summary>Pieces that came or left.</summary>
/// <param name="Id">The caller's key: told again, it counts once.</param>
/// <param name="Sku">Of what.</param>
/// <param name="Quantity">How many; below zero: they left.</param>
/// <param name="Reason">sale, return or correction.</param>
/// <param name="Reference">The caller's own number; null: none.</param>
public sealed record WarehouseMovement(Guid Id, string Sku, int Quantity, string Reason, string? Reference);
