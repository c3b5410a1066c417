using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>
/// Follows what gateways tell about payments. A notification is only a hint: what counts is what the gateway's own API answers, so that repeated, late,
/// reordered and forged ones do no harm. Money that is held sets the order's task going.
/// </summary>
internal sealed class PaymentFollowing(AppDb db, PaymentGateways gateways, OrderProcessing processing, JobQueue jobs, TimeProvider time, ILogger<PaymentFollowing> logger)
{
    /// <exception cref="Refusal">404: the gateway doesn't know it; 409: it is about another sum.</exception>
    public async Task FollowAsync(Guid id, CancellationToken cancellationToken)
    {
        var payment = await db.ShopPayments.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken);
        var real = await gateways[payment.Gateway].FindAsync(payment, cancellationToken) ?? throw Refusal.NotFound("payment");
        if (real.Amount != payment.Amount || real.Currency != payment.Currency)
            throw Refusal.Conflict("amount_mismatch", $"At {payment.Gateway} it is about {real.Amount} {real.Currency}, here about {payment.Amount} {payment.Currency}.");
        await ApplyAsync(payment, real, cancellationToken);
    }

    private async Task ApplyAsync(ShopPayment known, GatewayPayment real, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var order = await db.ShopOrders.FromSql($"SELECT * FROM shop_orders WHERE id = {known.OrderId} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        var payment = await db.ShopPayments.FromSql($"SELECT * FROM shop_payments WHERE id = {known.Id} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        if (real.State is GatewayState.Held or GatewayState.Taken)
            payment.ProviderTransaction ??= real.Transaction;
        switch (real.State, payment.Status)
        {
            case (GatewayState.Held, ShopPaymentStatus.Pending):
                (payment.Status, payment.AuthorisedAt, payment.PageUrl) = (ShopPaymentStatus.Authorised, time.Now(), null);
                break;
            case (GatewayState.Taken, ShopPaymentStatus.Pending or ShopPaymentStatus.Authorised):
                (payment.Status, payment.PaidAt, payment.PageUrl) = (ShopPaymentStatus.Paid, time.Now(), null);
                break;
            case (GatewayState.Over, ShopPaymentStatus.Pending or ShopPaymentStatus.Authorised):
                (payment.Status, payment.Reason, payment.PageUrl) = (ShopPaymentStatus.Cancelled, real.Reason ?? "cancelled", null);
                break;
        }

        if (order.Status == ShopOrderStatus.Pending && payment.Status is ShopPaymentStatus.Authorised or ShopPaymentStatus.Paid)
            processing.Begin(order);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        logger.LogInformation("Payment {Payment} of order {Order} is {Status}", payment.Id, order.Id, payment.Status);
    }
}
