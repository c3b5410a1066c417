using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>Sets the task going that processes an order: once, whoever asks for it, the gateway's notification or the customer who comes back from its page.</summary>
internal sealed class OrderProcessing(JobQueue jobs)
{
    /// <summary>Part of the caller's transaction, which has the order locked.</summary>
    public Guid Begin(ShopOrder order)
    {
        if (order.TaskId is { } known)
            return known;
        var task = jobs.Add(OrderSaga.Kind, new OrderWork(order.Id), order.CustomerId ?? Guid.Empty);
        (order.TaskId, order.Status) = (task, ShopOrderStatus.Processing);
        return task;
    }
}

internal sealed record OrderWork(Guid OrderId)
{
    public static Guid Of(string payload) => JsonSerializer.Deserialize<OrderWork>(payload)!.OrderId;
}

/// <summary>The customer comes back from the gateway's page, or asks again.</summary>
internal sealed class OrderProcessingRequest(AppDb db, OrderPayments payments, PaymentFollowing following)
{
    /// <returns>The task.</returns>
    /// <exception cref="Refusal">404: there is no such order; 409: the money isn't held.</exception>
    public async Task<Guid> StartAsync(Caller caller, Guid orderId, CancellationToken cancellationToken)
    {
        if (await FindTaskAsync(caller, orderId, cancellationToken) is { } known)
            return known;
        if (await payments.FindOfAsync(orderId, cancellationToken) is { ProviderId: not null } payment)
            await following.FollowAsync(payment.Id, cancellationToken);
        return await FindTaskAsync(caller, orderId, cancellationToken) ?? throw Refusal.Conflict("payment_not_authorised", "The order's payment is not authorised: nothing can be processed yet.");
    }

    private async Task<Guid?> FindTaskAsync(Caller caller, Guid orderId, CancellationToken cancellationToken)
    {
        var found = await db.ShopOrders.AsNoTracking().Where(o => o.Id == orderId && (o.CustomerId == caller.Id || caller.Role == Roles.Admin)).Select(o => new { o.TaskId }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? throw Refusal.NotFound("order") : found.TaskId;
    }
}
