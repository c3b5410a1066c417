using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

/// <summary>Orders that are given back as a whole: the money to the buyer, the tickets to the stock.</summary>
internal sealed class OrderRefunds(AppDb db, Stock stock, JobQueue jobs, TimeProvider time)
{
    /// <summary>The producer gives an order back; the money follows in the background.</summary>
    /// <returns>The order, and the task that gives the money back.</returns>
    /// <exception cref="Refusal">404: there is none, or it is of somebody else's show; 409: there is nothing to give back.</exception>
    public async Task<(Order Order, Guid? Task)> StartAsync(Caller producer, Guid orderId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await LockAsync(orderId, cancellationToken);
        if (order is null || !await IsProducerOfAsync(producer, order.ShowId, cancellationToken))
            throw Refusal.NotFound("order");
        if (order.Status is OrderStatus.Refunding or OrderStatus.Refunded)
            return (order, null);
        if (order.Status != OrderStatus.Completed)
            throw Refusal.Conflict("order_not_refundable", $"The order is {order.Status}; only a completed one can be given back.");
        await GiveTicketsBackAsync(order, cancellationToken);
        Guid? task = null;
        if (order.PaymentIntentId is null)
        {
            (order.Status, order.RefundedAt) = (OrderStatus.Refunded, time.Now());
        }
        else
        {
            (order.Status, order.Reason) = (OrderStatus.Refunding, "requested_by_producer");
            task = jobs.Add(RefundJob.Kind, new OrderJob(order.Id), producer.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return (order, task);
    }

    /// <summary>The money has gone back, by us or at Stripe itself.</summary>
    public async Task FinishAsync(Guid orderId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(orderId, cancellationToken) is not { Status: OrderStatus.Completed or OrderStatus.Refunding } order)
            return;
        if (order.Status == OrderStatus.Completed)
            await GiveTicketsBackAsync(order, cancellationToken);
        (order.Status, order.RefundedAt) = (OrderStatus.Refunded, time.Now());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task GiveTicketsBackAsync(Order order, CancellationToken cancellationToken)
    {
        await db.OrderLines.Where(l => l.OrderId == order.Id).LoadAsync(cancellationToken);
        var kinds = await stock.LockAsync(order.Lines.Select(l => l.TicketKindId), cancellationToken);
        foreach (var line in order.Lines.Where(l => kinds[l.TicketKindId].Quantity is not null))
            kinds[line.TicketKindId].Sold -= line.Quantity;
        await db.Attendees.Where(a => a.OrderId == order.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private Task<bool> IsProducerOfAsync(Caller caller, Guid show, CancellationToken cancellationToken) =>
        (from s in db.Shows join p in db.Producers on s.ProducerId equals p.Id where s.Id == show && p.OwnerId == caller.Id select s.Id).AnyAsync(cancellationToken);

    private Task<Order?> LockAsync(Guid id, CancellationToken cancellationToken) =>
        db.Orders.FromSql($"SELECT * FROM orders WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken);
}
