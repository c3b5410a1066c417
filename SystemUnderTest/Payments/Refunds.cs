using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Payments;

/// <summary>
/// Gives money back, never more than was paid: our row is committed first, under the payment's lock; YooKassa is asked outside of any transaction
/// with the row's id as key. A refund whose outcome is unknown stays open, and the next attempt continues it.
/// </summary>
internal sealed class Refunds(AppDb db, YooKassaClient yooKassa, TimeProvider time)
{
    /// <param name="paymentId">Which payment; who asks may see it.</param>
    /// <param name="amount">How much; null: all that is left.</param>
    /// <param name="cancellationToken">Cancels what has not begun at YooKassa.</param>
    public async Task<Refund> StartAsync(Guid paymentId, decimal? amount, CancellationToken cancellationToken)
    {
        var (refund, providerPayment, currency) = await OpenAsync(paymentId, amount, cancellationToken);
        if (refund.ProviderId is not null)
            return refund;
        try
        {
            var made = await yooKassa.RefundAsync(refund.Id, providerPayment, refund.Amount, currency, cancellationToken);
            return await ApplyAsync(paymentId, made, CancellationToken.None);
        }
        catch (ProviderTrouble trouble) when (trouble.IsOutcomeKnown)
        {
            await db.Refunds.Where(r => r.Id == refund.Id && r.ProviderId == null).ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, RefundStatus.Failed), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Follows a notification, as far as YooKassa's own API confirms it. It may be about a refund that was made at YooKassa directly.</summary>
    public async Task FollowAsync(ProviderRefund claimed, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.ProviderId == claimed.PaymentId, cancellationToken) ?? throw Refusal.NotFound("payment");
        var real = await yooKassa.FindRefundAsync(claimed.Id, cancellationToken);
        if (real is not { Status: RefundStatus.Succeeded } || real.PaymentId != claimed.PaymentId || real.Amount != claimed.Amount)
            throw Refusal.Conflict("not_confirmed", "YooKassa's own API does not confirm what the notification says.");
        await ApplyAsync(payment.Id, real, cancellationToken);
    }

    private async Task<(Refund Refund, string ProviderPayment, string Currency)> OpenAsync(Guid paymentId, decimal? amount, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payment = await LockAsync(paymentId, cancellationToken);
        if (payment.Status != PaymentStatus.Succeeded || payment.ProviderId is null)
            throw Refusal.Conflict("payment_not_refundable", $"The payment is {payment.Status}; only one that has succeeded can be refunded.");
        var open = await db.Refunds.FirstOrDefaultAsync(r => r.PaymentId == paymentId && r.Status == RefundStatus.Pending, cancellationToken);
        if (open is not null)
        {
            return amount is null || amount == open.Amount
                ? (open, payment.ProviderId, payment.Currency)
                : throw Refusal.Conflict("refund_pending", $"A refund of {open.Amount} is under way; another can follow it.");
        }

        var left = payment.Amount - payment.RefundedAmount;
        var asked = amount ?? left;
        if (asked > left || left == 0)
            throw Refusal.Conflict("refund_exceeds_payment", $"Of {payment.Amount} {payment.Currency} there is {left} left to be given back.");
        var now = time.Now();
        var refund = new Refund { Id = Guid.CreateVersion7(now), PaymentId = paymentId, Amount = asked, CreatedAt = now };
        db.Refunds.Add(refund);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (refund, payment.ProviderId, payment.Currency);
    }

    /// <summary>Books what YooKassa says, once, whoever hears of it first: the answer or the notification.</summary>
    private async Task<Refund> ApplyAsync(Guid paymentId, ProviderRefund real, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payment = await LockAsync(paymentId, cancellationToken);
        var amount = decimal.Parse(real.Amount.Value, System.Globalization.CultureInfo.InvariantCulture);
        var refund = await db.Refunds.FirstOrDefaultAsync(r => r.ProviderId == real.Id, cancellationToken)
            ?? await db.Refunds.FirstOrDefaultAsync(r => r.PaymentId == paymentId && r.Status == RefundStatus.Pending && r.ProviderId == null && r.Amount == amount, cancellationToken);
        if (refund is null)
        {
            var now = time.Now();
            refund = new Refund { Id = Guid.CreateVersion7(now), PaymentId = paymentId, Amount = amount, CreatedAt = now };
            db.Refunds.Add(refund);
        }

        refund.ProviderId = real.Id;
        if (refund.Status == RefundStatus.Pending && real.Status == RefundStatus.Succeeded)
        {
            refund.Status = RefundStatus.Succeeded;
            payment.RefundedAmount += amount;
        }

        else if (refund.Status == RefundStatus.Pending && real.Status == PaymentStatus.Canceled)
        {
            refund.Status = RefundStatus.Failed;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return refund;
    }

    private Task<Payment> LockAsync(Guid id, CancellationToken cancellationToken) =>
        db.Payments.FromSql($"SELECT * FROM payments WHERE id = {id} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
}
