using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>Tells the warehouse of a sale. It may take hours until it can be told; it is not given up.</summary>
internal sealed class TellWarehouseJob(AppDb db, WarehouseClient warehouse, TimeProvider time) : IJobHandler
{
    public const string Kind = "shop.tell_warehouse";

    public int MostAttempts => int.MaxValue;

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<Payload>(payload)!.Movement;
        var movement = await db.StockMovements.AsNoTracking().SingleAsync(m => m.Id == id, cancellationToken);
        if (movement.ToldAt is not null)
            return;
        var sku = await db.Products.Where(p => p.Id == movement.ProductId).Select(p => p.Sku).SingleAsync(cancellationToken);
        await warehouse.TellAsync(movement.Id, sku, movement.Quantity, $"order {movement.OrderId}", cancellationToken);
        await MarkAsync(movement);
    }

    /// <summary>What the warehouse has counted before it heard of this has grown old: the product says so.</summary>
    private async Task MarkAsync(StockMovement movement)
    {
        var now = time.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await db.StockMovements.Where(m => m.Id == movement.Id && m.ToldAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.ToldAt, now), CancellationToken.None) > 0)
            await db.Products.Where(p => p.Id == movement.ProductId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Moves, x => x.Moves + 1), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    internal sealed record Payload(Guid Movement);
}
