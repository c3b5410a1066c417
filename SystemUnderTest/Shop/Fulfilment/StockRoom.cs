using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>
/// The stock of products, changed under their rows' locks: first the order's row, then the products by their ids, so that orders of the same products
/// never wait for each other in a circle. What has been done for an order is written on it in the same transaction, so it is done once.
/// </summary>
internal sealed class StockRoom(AppDb db, JobQueue jobs, TimeProvider time)
{
    /// <exception cref="StepRefusedException">There is not so much; nothing is reserved.</exception>
    public Task ReserveAsync(Guid orderId, CancellationToken cancellationToken) => ChangeAsync(orderId, StockState.None, StockState.Reserved, (product, quantity) =>
    {
        if (product.Available < quantity)
            throw new StepRefusedException($"out_of_stock: {product.Name}, {product.Available} left");
        product.Reserved += quantity;
    }, cancellationToken);

    /// <summary>What was reserved can be bought by others; an order that never reserved anything keeps nothing.</summary>
    public Task ReleaseAsync(Guid orderId, CancellationToken cancellationToken) =>
        ChangeAsync(orderId, StockState.Reserved, StockState.Released, (product, quantity) => product.Reserved -= quantity, cancellationToken);

    /// <summary>What was reserved leaves the stock, and the warehouse is to hear of it. Part of the caller's transaction, which has the order locked.</summary>
    public async Task SellAsync(ShopOrder order, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await ForEachAsync(order, (product, quantity) =>
        {
            product.Reserved -= quantity;
            product.Stock -= quantity;
            product.Moves++;
            var movement = new StockMovement { Id = Guid.CreateVersion7(now), ProductId = product.Id, OrderId = order.Id, Quantity = -quantity, At = now };
            db.StockMovements.Add(movement);
            jobs.Add(TellWarehouseJob.Kind, new TellWarehouseJob.Payload(movement.Id), order.CustomerId ?? Guid.Empty);
        }, cancellationToken);
        order.Stock = StockState.Sold;
    }

    private async Task ChangeAsync(Guid orderId, string from, string to, Action<Product, int> change, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.ShopOrders.FromSql($"SELECT * FROM shop_orders WHERE id = {orderId} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        if (order.Stock != from)
            return;
        await db.ShopOrderLines.Where(l => l.OrderId == orderId).LoadAsync(cancellationToken);
        await ForEachAsync(order, change, cancellationToken);
        order.Stock = to;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ForEachAsync(ShopOrder order, Action<Product, int> change, CancellationToken cancellationToken)
    {
        foreach (var line in order.Lines.OrderBy(l => l.ProductId))
            change(await db.Products.FromSql($"SELECT * FROM products WHERE id = {line.ProductId} FOR NO KEY UPDATE").SingleAsync(cancellationToken), line.Quantity);
    }
}
