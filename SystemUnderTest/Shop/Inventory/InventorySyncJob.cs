using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>
/// Takes over what the warehouse counts. A product that was sold while the warehouse was asked, or whose sale it has not heard of yet, is not touched by
/// that count: it has grown old. The task then asks again, later.
/// </summary>
internal sealed class InventorySyncJob(AppDb db, WarehouseClient warehouse, TimeProvider time, ILogger<InventorySyncJob> logger) : IJobHandler
{
    public const string Kind = "shop.sync_inventory";

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<Payload>(payload)!.Sync;
        if (await db.InventorySyncs.AnyAsync(s => s.Id == id, cancellationToken))
            return;
        var before = await db.Products.AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Id, p.Sku, p.Moves }).ToListAsync(cancellationToken);
        var counted = await warehouse.CountAsync(cancellationToken);
        var (changed, unknown, old) = (0, new List<string>(), new List<string>());
        foreach (var product in before)
        {
            if (!counted.TryGetValue(product.Sku, out var onHand))
                unknown.Add(product.Sku);
            else if (await TakeOverAsync(product.Id, product.Moves, onHand, cancellationToken) is { } isChange)
                changed += isChange ? 1 : 0;
            else
                old.Add(product.Sku);
        }

        if (unknown.Count > 0)
            throw new GiveUpException($"The warehouse does not know: {string.Join(", ", unknown)}");
        if (old.Count > 0)
            throw new RetryLaterException($"Sold while the warehouse was counting: {string.Join(", ", old)}", TimeSpan.FromMinutes(1));
        db.InventorySyncs.Add(new InventorySync { Id = id, FinishedAt = time.Now(), ProductsSynced = before.Count, ProductsChanged = changed });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>Whether the stock was another; null: the count is too old for this product.</returns>
    private async Task<bool?> TakeOverAsync(Guid id, int moves, int onHand, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var product = await db.Products.FromSql($"SELECT * FROM products WHERE id = {id} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        if (product.Moves != moves || await db.StockMovements.AnyAsync(m => m.ProductId == id && m.ToldAt == null, cancellationToken))
            return null;
        if (onHand < product.Reserved)
            logger.LogError("The warehouse has {OnHand} of {Sku}, but {Reserved} are promised to orders", onHand, product.Sku, product.Reserved);
        var stock = Math.Max(onHand, product.Reserved);
        var isChange = product.Stock != stock;
        product.Stock = stock;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isChange;
    }

    internal sealed record Payload(Guid Sync);
}
