using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>Takes an order's money, or lets it go. The gateway is asked first how things are: whatever a worker did that died is seen, and not done again.</summary>
internal sealed class OrderMoney(AppDb db, PaymentGateways gateways, OrderPayments payments, ShopRefunds refunds, TimeProvider time)
{
    /// <exception cref="StepRefusedException">The money is not held any more, or the gateway says no.</exception>
    public async Task TakeAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var payment = await payments.FindOfAsync(orderId, cancellationToken) ?? throw new StepRefusedException("payment_cancelled: the money is not held any more");
        if (payment.Status == ShopPaymentStatus.Paid)
            return;
        var gateway = gateways[payment.Gateway];
        if (await StateAsync(gateway, payment, cancellationToken) == GatewayState.Held)
            await CaptureAsync(gateway, payment, cancellationToken);
        else if (await StateAsync(gateway, payment, cancellationToken) != GatewayState.Taken)
            throw new StepRefusedException("payment_cancelled: the money is not held any more");
        var now = time.Now();
        await db.ShopPayments.Where(p => p.Id == payment.Id && p.Status == ShopPaymentStatus.Authorised)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, ShopPaymentStatus.Paid).SetProperty(x => x.PaidAt, now), cancellationToken);
    }

    /// <summary>Whatever the gateway has of the order's money goes back: what is held is let go, what was taken is refunded.</summary>
    public async Task GiveBackAsync(Guid orderId, CancellationToken cancellationToken)
    {
        if (await payments.FindOfAsync(orderId, cancellationToken) is not { Status: not ShopPaymentStatus.Refunded } payment)
            return;
        var gateway = gateways[payment.Gateway];
        switch (await StateAsync(gateway, payment, cancellationToken))
        {
            case GatewayState.Taken:
                await RefundAsync(payment, cancellationToken);
                return;
            case GatewayState.Held:
                await gateway.ReleaseAsync(payment, cancellationToken);
                break;
        }

        await db.ShopPayments.Where(p => p.Id == payment.Id && (p.Status == ShopPaymentStatus.Authorised || p.Status == ShopPaymentStatus.Pending))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, ShopPaymentStatus.Cancelled).SetProperty(x => x.Reason, "order_failed"), cancellationToken);
    }

    /// <summary>A refusal may have come too late: what counts is what the gateway has.</summary>
    private static async Task CaptureAsync(IPaymentGateway gateway, ShopPayment payment, CancellationToken cancellationToken)
    {
        try
        {
            await gateway.CaptureAsync(payment, cancellationToken);
        }
        catch (GatewayTrouble refused) when (refused.IsRefusal)
        {
            if (await StateAsync(gateway, payment, cancellationToken) != GatewayState.Taken)
                throw new StepRefusedException($"payment_refused: {refused.Message}");
        }
    }

    /// <summary>One refund of all of it, by a row of its own, whose id is the key.</summary>
    private async Task RefundAsync(ShopPayment payment, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await db.ShopPayments.Where(p => p.Id == payment.Id && p.Status == ShopPaymentStatus.Authorised)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, ShopPaymentStatus.Paid).SetProperty(x => x.PaidAt, now), cancellationToken);
        var refund = await db.ShopRefunds.AsNoTracking().FirstOrDefaultAsync(r => r.PaymentId == payment.Id && r.Status == ShopRefundStatus.Pending, cancellationToken);
        if (refund is null)
        {
            refund = new ShopRefund { Id = Guid.CreateVersion7(now), PaymentId = payment.Id, Amount = payment.Amount, Reason = "order_failed", CreatedAt = now };
            db.ShopRefunds.Add(refund);
            await db.SaveChangesAsync(cancellationToken);
        }

        await refunds.CarryOutAsync(refund.Id, cancellationToken);
    }

    private static async Task<GatewayState> StateAsync(IPaymentGateway gateway, ShopPayment payment, CancellationToken cancellationToken)
    {
        var found = await gateway.FindAsync(payment, cancellationToken) ?? throw Refusal.NotFound("payment");
        if (found.State is GatewayState.Held or GatewayState.Taken)
            payment.ProviderTransaction ??= found.Transaction;
        return found.State;
    }
}
