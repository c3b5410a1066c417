using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Invoices;
using SystemUnderTest.Notifications.Mailing;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Payments;

/// <summary>
/// Follows what YooKassa tells about payments. A notification is only a hint: what counts is what YooKassa's own API answers, so that repeated,
/// late, reordered and forged ones do no harm.
/// </summary>
internal sealed class PaymentNotifications(AppDb db, YooKassaClient yooKassa, InvoiceService invoices, Refunds refunds, Receipts receipts, UnmatchedPayments unmatched, IEnumerable<IYooKassaListener> listeners, JobQueue jobs, TimeProvider time, ILogger<PaymentNotifications> logger)
{
    public async Task FollowAsync(NotificationBody notification, CancellationToken cancellationToken)
    {
        if (notification.Refund is { } refund)
        {
            foreach (var listener in listeners)
            {
                if (await listener.OwnsAsync(refund.PaymentId, cancellationToken))
                    return;
            }

            await refunds.FollowAsync(refund, cancellationToken);
            return;
        }

        var claimed = notification.Object!;
        var payment = await FindAsync(claimed, cancellationToken);
        if (payment is null)
        {
            foreach (var listener in listeners)
            {
                if (await listener.TryFollowAsync(claimed.Metadata, cancellationToken))
                    return;
            }

            await unmatched.KeepAsync(claimed.Id, cancellationToken);
            return;
        }

        CheckMetadata(payment, claimed);
        var real = await yooKassa.FindAsync(claimed.Id, cancellationToken);
        CheckClaim(payment, notification.Event!, claimed, real);
        await ApplyAsync(payment.Id, real!, cancellationToken);
    }

    /// <summary>By YooKassa's number, or, if the notification overtook the answer that tells it, by ours.</summary>
    private async Task<Payment?> FindAsync(ProviderPayment claimed, CancellationToken cancellationToken)
    {
        var known = await db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.ProviderId == claimed.Id, cancellationToken);
        if (known is not null)
            return known;
        return Guid.TryParse(claimed.Metadata?.GetValueOrDefault("payment_id"), out var ours)
            ? await db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.Id == ours && p.ProviderId == null, cancellationToken)
            : null;
    }

    private static void CheckMetadata(Payment payment, ProviderPayment claimed)
    {
        if (claimed.Metadata?.GetValueOrDefault("invoice_id") != payment.InvoiceId.ToString() || claimed.Metadata.GetValueOrDefault("payment_id") != payment.Id.ToString())
            throw new Refusal(StatusCodes.Status422UnprocessableEntity, "metadata_mismatch", "The notification's metadata is missing or belongs to another payment.");
    }

    /// <summary>A claim that says more than is true is refused. One that says less is late; what is true now is followed instead.</summary>
    private static void CheckClaim(Payment payment, string @event, ProviderPayment claimed, ProviderPayment? real)
    {
        var isTrue = real is not null
            && real.Amount == claimed.Amount
            && decimal.TryParse(real.Amount.Value, System.Globalization.CultureInfo.InvariantCulture, out var amount) && amount == payment.Amount && real.Amount.Currency == payment.Currency
            && @event switch
            {
                NotificationBody.Succeeded => real.Status == PaymentStatus.Succeeded,
                NotificationBody.WaitingForCapture => real.Status != PaymentStatus.Pending,
                _ => real.Status == PaymentStatus.Canceled,
            };
        if (!isTrue)
            throw Refusal.Conflict("not_confirmed", "YooKassa's own API does not confirm what the notification says.");
    }

    private async Task ApplyAsync(Guid id, ProviderPayment real, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payment = await db.Payments.FromSql($"SELECT * FROM payments WHERE id = {id} FOR NO KEY UPDATE").SingleAsync(cancellationToken);
        if (PaymentStatus.IsFinal(payment.Status) || payment.Status == real.Status)
            return;
        (payment.ProviderId, payment.Status) = (real.Id, real.Status);
        if (real.Status == PaymentStatus.Canceled)
            (payment.CancellationParty, payment.CancellationReason) = (real.CancellationDetails?.Party, real.CancellationDetails?.Reason);
        if (real.Status == PaymentStatus.Succeeded)
        {
            payment.PaidAt = time.Now();
            if (await invoices.MarkPaidAsync(payment.InvoiceId, $"payment {payment.Id}", cancellationToken))
                receipts.Queue(payment.InvoiceId, payment.Id);
            else
                logger.LogError("Payment {Payment} succeeded, but invoice {Invoice} could not take it: the money has to be given back", payment.Id, payment.InvoiceId);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
    }
}
