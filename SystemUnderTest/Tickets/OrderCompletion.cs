using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

/// <summary>An order is paid, or costs nothing: its attendees come to be, once, whoever hears of it first: the webhook, the success page, or housekeeping.</summary>
internal sealed class OrderCompletion(AppDb db, Stock stock, JobQueue jobs, TicketMetrics metrics, TimeProvider time, ILogger<OrderCompletion> logger)
{
    /// <summary>Follows what Stripe says about a session.</summary>
    /// <returns>The order's status.</returns>
    /// <exception cref="Refusal">409: the session is not the order's, or is about another sum.</exception>
    public async Task<string> FollowAsync(Guid orderId, StripeSession paid, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.Orders.FromSql($"SELECT * FROM orders WHERE id = {orderId} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        Check(order, paid);
        if (order.Status is OrderStatus.Completed or OrderStatus.Refunding or OrderStatus.Refunded)
            return order.Status;
        await db.OrderLines.Where(l => l.OrderId == order.Id).LoadAsync(cancellationToken);
        (order.SessionId, order.PaymentIntentId) = (paid.Id, paid.PaymentIntent);
        if (await TakeTicketsAsync(order, cancellationToken))
        {
            Complete(order);
        }
        else
        {
            (order.Status, order.Reason) = (OrderStatus.Refunding, "sold_out");
            jobs.Add(RefundJob.Kind, new OrderJob(order.Id), order.BuyerId ?? Guid.Empty);
            logger.LogWarning("Order {Order} was paid after its tickets had gone to others: the money goes back", order.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return order.Status;
    }

    /// <summary>Adds the attendees and what follows to what the caller saves. The tickets are taken already.</summary>
    public void Complete(Order order)
    {
        var now = time.Now();
        (order.Status, order.CompletedAt, order.CheckoutUrl, order.Reason) = (OrderStatus.Completed, now, null, null);
        var tickets = order.Lines.SelectMany(l => Enumerable.Repeat(l.TicketKindId, l.Quantity)).ToList();
        db.Attendees.AddRange(tickets.Select(kind => new Attendee { Id = Guid.CreateVersion7(now), OrderId = order.Id, ShowId = order.ShowId, TicketKindId = kind, CreatedAt = now }));
        jobs.Add(ConfirmationJob.Kind, new OrderJob(order.Id), order.BuyerId ?? Guid.Empty);
        if (order.PaymentIntentId is not null)
            jobs.Add(LabelJob.Kind, new OrderJob(order.Id), order.BuyerId ?? Guid.Empty);
        metrics.Sold(tickets.Count);
    }

    /// <summary>Those that the order holds; or, if its hold is over, others of the same kinds, if there still are any.</summary>
    private async Task<bool> TakeTicketsAsync(Order order, CancellationToken cancellationToken)
    {
        var hold = await db.Holds.FromSql($"SELECT * FROM holds WHERE order_id = {order.Id} FOR UPDATE").FirstOrDefaultAsync(cancellationToken);
        if (hold is not null)
            await db.HoldLines.Where(l => l.HoldId == hold.Id).LoadAsync(cancellationToken);
        var kinds = await stock.LockAsync(order.Lines.Select(l => l.TicketKindId), cancellationToken);
        if (hold is not null)
        {
            stock.SellHeld(kinds, hold);
            return true;
        }

        if (!order.Lines.TrueForAll(l => kinds[l.TicketKindId].Has(l.Quantity)))
        {
            metrics.OversellAttempted();
            return false;
        }

        stock.Sell(kinds, order.Lines.Select(l => (l.TicketKindId, l.Quantity)));
        return true;
    }

    private static void Check(Order order, StripeSession paid)
    {
        if (order.SessionId is not null && order.SessionId != paid.Id)
            throw Refusal.Conflict("session_mismatch", "The session belongs to another order.");
        var isSameSum = paid.AmountTotal == Currency.ToSmallestUnit(order.Total, order.Currency) && string.Equals(paid.Currency, order.Currency, StringComparison.OrdinalIgnoreCase);
        if (!isSameSum)
            throw Refusal.Conflict("amount_mismatch", $"The session is about {paid.AmountTotal} {paid.Currency} (smallest unit), the order about {order.Total} {order.Currency}.");
    }
}
