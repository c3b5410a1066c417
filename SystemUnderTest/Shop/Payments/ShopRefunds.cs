using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>Gives the money of orders back, in full or in part, never more than was paid: the row comes first, under the payment's lock; the gateway is asked by a task.</summary>
internal sealed class ShopRefunds(AppDb db, PaymentGateways gateways, ShopNotices notices, JobQueue jobs, TimeProvider time)
{
    public const string Kind = "shop.refund";

    /// <param name="orderId">Which order.</param>
    /// <param name="amount">How much; null: all that is left.</param>
    /// <param name="owner">Who may ask for the task.</param>
    /// <param name="cancellationToken">Cancels it before the commit.</param>
    /// <returns>The refund, pending, and the task that does it.</returns>
    /// <exception cref="Refusal">400: no such amount; 404: there is no such order; 409: it is not paid, or there is not so much left.</exception>
    public async Task<(ShopRefund Refund, Guid Task)> StartAsync(Guid orderId, decimal? amount, Guid owner, CancellationToken cancellationToken)
    {
        new Validation().Require("amount", amount is null || (amount > 0 && decimal.Round(amount.Value, 2) == amount), "must be above 0, with at most two decimals").ThrowIfAny();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.ShopOrders.FromSql($"SELECT * FROM shop_orders WHERE id = {orderId} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken) ?? throw Refusal.NotFound("order");
        if (order.Status is not (ShopOrderStatus.Confirmed or ShopOrderStatus.PartiallyRefunded))
            throw Refusal.Conflict("order_not_refundable", $"The order is {order.Status}; only a confirmed one can be given back.");
        var payment = await db.ShopPayments.FromSql($"SELECT * FROM shop_payments WHERE order_id = {orderId} AND status IN ('paid', 'partially_refunded') FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        var pending = await db.ShopRefunds.Where(r => r.PaymentId == payment.Id && r.Status == ShopRefundStatus.Pending).SumAsync(r => r.Amount, cancellationToken);
        var left = payment.Amount - payment.RefundedAmount - pending;
        var asked = amount ?? left;
        if (asked > left || left == 0)
            throw Refusal.Conflict("refund_exceeds_payment", $"Of {payment.Amount} {payment.Currency} there is {left} left to be given back.");
        var now = time.Now();
        var refund = new ShopRefund { Id = Guid.CreateVersion7(now), PaymentId = payment.Id, Amount = asked, CreatedAt = now };
        db.ShopRefunds.Add(refund);
        var task = jobs.Add(Kind, new Payload(refund.Id), owner);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return (refund, task);
    }

    /// <summary>Asks the gateway, and books it once. Done again, it finds it done: the refund's id is the key.</summary>
    public async Task CarryOutAsync(Guid id, CancellationToken cancellationToken)
    {
        var refund = await db.ShopRefunds.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        if (refund.Status != ShopRefundStatus.Pending)
            return;
        var payment = await db.ShopPayments.AsNoTracking().SingleAsync(p => p.Id == refund.PaymentId, cancellationToken);
        try
        {
            var made = await gateways[payment.Gateway].RefundAsync(payment, refund.Id, refund.Amount, cancellationToken);
            await BookAsync(payment, refund.Id, made, cancellationToken);
        }
        catch (GatewayTrouble trouble) when (trouble.IsRefusal)
        {
            await db.ShopRefunds.Where(r => r.Id == id && r.Status == ShopRefundStatus.Pending)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, ShopRefundStatus.Failed).SetProperty(x => x.Reason, trouble.Message), CancellationToken.None);
            throw new GiveUpException(trouble.Message);
        }
    }

    private async Task BookAsync(ShopPayment known, Guid id, string providerId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.ShopOrders.FromSql($"SELECT * FROM shop_orders WHERE id = {known.OrderId} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        var payment = await db.ShopPayments.FromSql($"SELECT * FROM shop_payments WHERE id = {known.Id} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        var refund = await db.ShopRefunds.SingleAsync(r => r.Id == id, cancellationToken);
        if (refund.Status != ShopRefundStatus.Pending)
            return;
        (refund.Status, refund.ProviderId, refund.DoneAt) = (ShopRefundStatus.Done, providerId, time.Now());
        payment.RefundedAmount += refund.Amount;
        var isAll = payment.RefundedAmount == payment.Amount;
        payment.Status = isAll ? ShopPaymentStatus.Refunded : ShopPaymentStatus.PartiallyRefunded;
        if (order.ConfirmedAt is not null)
        {
            order.Status = isAll ? ShopOrderStatus.Refunded : ShopOrderStatus.PartiallyRefunded;
            await notices.QueueAsync(order, NoticeKind.Refund, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
    }

    internal sealed record Payload(Guid Refund);
}

internal sealed class ShopRefundJob(ShopRefunds refunds) : IJobHandler
{
    public Task RunAsync(string payload, CancellationToken cancellationToken) => refunds.CarryOutAsync(JsonSerializer.Deserialize<ShopRefunds.Payload>(payload)!.Refund, cancellationToken);
}
