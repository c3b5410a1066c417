using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

/// <summary>
/// Every minute: holds that are over go back; orders whose process died before it stored Stripe's answer are looked after; orders that nobody has
/// paid are cleaned up after their time, by the time of purchase. Before an order is given up Stripe is asked: a webhook may have been lost.
/// </summary>
internal sealed class Housekeeping(AppDb db, Stock stock, SessionClosing closing, OrderEnding ending, TimeProvider time, IOptions<TicketOptions> options, IOptions<StripeOptions> stripe, ILogger<Housekeeping> logger) : IRecurringWork
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await stock.ClearExpiredAsync(cancellationToken) > 0)
        {
        }

        var now = time.GetUtcNow();

        // An order that is younger may be in the hands of a request that waits for Stripe.
        var unanswered = now - TimeSpan.FromSeconds(stripe.Value.TimeoutSeconds) - TimeSpan.FromMinutes(1);
        var abandoned = now - TimeSpan.FromMinutes(options.Value.AbandonedAfterMinutes);
        var late = await db.Orders.AsNoTracking().Include(o => o.Lines)
            .Where(o => o.Status == OrderStatus.Pending && ((o.SessionId == null && o.CreatedAt < unanswered) || o.CreatedAt < abandoned))
            .OrderBy(o => o.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var order in late)
            await LookAfterAsync(order, cancellationToken);
    }

    private async Task LookAfterAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            if (await closing.CloseAsync(order, cancellationToken))
                return;
            var (status, reason) = order.SessionId is null ? (OrderStatus.Failed, "interrupted") : (OrderStatus.Expired, "abandoned");
            await ending.EndAsync(order.Id, status, reason, closeSession: false, cancellationToken);
        }
        catch (StripeTrouble trouble)
        {
            logger.LogWarning(trouble, "Order {Order} cannot be looked after while Stripe is out of reach; next time", order.Id);
        }
    }
}
