using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>How far an order has come.</summary>
internal sealed class OrderProgress(AppDb db, StockRoom stock, ShopTracking tracking, ShopNotices notices, JobQueue jobs, IOptions<ShopOptions> options, TimeProvider time)
{
    public Task<string> StatusAsync(Guid id, CancellationToken cancellationToken) => db.ShopOrders.Where(o => o.Id == id).Select(o => o.Status).SingleAsync(cancellationToken);

    /// <summary>Why it has failed; null: it hasn't.</summary>
    public Task<string?> FailureAsync(Guid id, CancellationToken cancellationToken) =>
        db.ShopOrders.Where(o => o.Id == id && o.Status == ShopOrderStatus.Failed).Select(o => o.Reason).SingleOrDefaultAsync(cancellationToken);

    public Task TurnBackAsync(Guid id, string reason, CancellationToken cancellationToken) => db.ShopOrders.Where(o => o.Id == id && o.Status == ShopOrderStatus.Processing)
        .ExecuteUpdateAsync(o => o.SetProperty(x => x.Status, ShopOrderStatus.Undoing).SetProperty(x => x.Reason, reason), cancellationToken);

    /// <summary>A step failed that may succeed another time; too often, and the order is turned back.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> CountFailureAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        await db.ShopOrders.Where(o => o.Id == id).ExecuteUpdateAsync(o => o.SetProperty(x => x.Failures, x => x.Failures + 1), cancellationToken);
        if (await db.ShopOrders.Where(o => o.Id == id).Select(o => o.Failures).SingleAsync(cancellationToken) < options.Value.MostFailures)
            return false;
        await TurnBackAsync(id, reason, cancellationToken);
        return true;
    }

    /// <summary>All steps are done: stock, order, statistics and what is to be told change in one transaction.</summary>
    public async Task ConfirmAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await LockAsync(id, cancellationToken);
        if (order.Status != ShopOrderStatus.Processing)
            return;
        await stock.SellAsync(order, cancellationToken);
        (order.Status, order.ConfirmedAt) = (ShopOrderStatus.Confirmed, time.Now());
        if (order.CustomerId is { } customer)
            tracking.Bought(customer, order.Id);
        await notices.QueueAsync(order, NoticeKind.Confirmation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
    }

    /// <summary>Everything is undone, and the customer is told.</summary>
    public async Task FailAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await LockAsync(id, cancellationToken);
        if (order.Status != ShopOrderStatus.Undoing)
            return;
        order.Status = ShopOrderStatus.Failed;
        await notices.QueueAsync(order, NoticeKind.Failure, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
    }

    private async Task<ShopOrder> LockAsync(Guid id, CancellationToken cancellationToken)
    {
        var order = await db.ShopOrders.FromSql($"SELECT * FROM shop_orders WHERE id = {id} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        await db.ShopOrderLines.Where(l => l.OrderId == id).LoadAsync(cancellationToken);
        return order;
    }
}
