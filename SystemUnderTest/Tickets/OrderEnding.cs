using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

/// <summary>An order comes to nothing: its tickets go back.</summary>
internal sealed class OrderEnding(AppDb db, Stock stock, JobQueue jobs, ILogger<OrderEnding> logger)
{
    /// <summary>Ends an order that is pending; one that isn't any more is left as it is.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="status">What it becomes.</param>
    /// <param name="reason">Why.</param>
    /// <param name="closeSession">Whether a session that is, or may be, open at Stripe is to be closed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task EndAsync(Guid orderId, string status, string reason, bool closeSession, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.Orders.FromSql($"SELECT * FROM orders WHERE id = {orderId} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        if (order.Status != OrderStatus.Pending)
            return;
        (order.Status, order.Reason, order.CheckoutUrl) = (status, reason, null);
        var hold = await db.Holds.FromSql($"SELECT * FROM holds WHERE order_id = {order.Id} FOR UPDATE").FirstOrDefaultAsync(cancellationToken);
        if (hold is not null)
        {
            await db.HoldLines.Where(l => l.HoldId == hold.Id).LoadAsync(cancellationToken);
            await stock.ReleaseAsync(hold, cancellationToken);
        }

        if (closeSession)
            jobs.Add(CloseSessionJob.Kind, new OrderJob(order.Id), order.BuyerId ?? Guid.Empty);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        logger.LogInformation("Order {Order} is {Status}: {Reason}", orderId, status, reason);
    }
}
