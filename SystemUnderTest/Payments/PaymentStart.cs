using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Notifications;

namespace SystemUnderTest.Payments;

/// <summary>
/// Starts the payment of an invoice, once: our row is committed first, YooKassa is asked outside of any transaction with the row's id as
/// idempotence key, then its answer is stored. Whoever comes again, or at the same time, continues with the same row and the same key.
/// </summary>
internal sealed class PaymentStart(AppDb db, InvoiceAccess access, YooKassaClient yooKassa, IOptions<AppOptions> app, TimeProvider time)
{
    /// <summary>YooKassa remembers idempotence keys this long.</summary>
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    public async Task<(Payment Payment, bool IsNew)> StartAsync(Caller parent, Guid invoiceId, CancellationToken cancellationToken)
    {
        var invoice = InvoiceCard.Of(await access.FindAsync(parent, invoiceId, cancellationToken));
        if (!invoice.IsPayable)
            throw Refusal.Conflict("invoice_not_payable", $"Invoice {invoice.Number} is {invoice.Status}; it cannot be paid.");
        var (payment, isNew) = await OpenAsync(invoice, cancellationToken);
        if (payment.ProviderId is null)
            await CreateAtProviderAsync(payment, cancellationToken);
        return (payment, isNew);
    }

    /// <summary>The invoice's open payment, or a new one.</summary>
    private async Task<(Payment Payment, bool IsNew)> OpenAsync(InvoiceCard invoice, CancellationToken cancellationToken)
    {
        var open = await FindOpenAsync(invoice.Id, cancellationToken);
        if (open is not null && open.ProviderId is null && time.GetUtcNow() - open.CreatedAt > KeyLifetime)
        {
            await SettleAsync(open, p => p.SetProperty(x => x.Status, PaymentStatus.Failed).SetProperty(x => x.CancellationReason, "no_answer"), cancellationToken);
            open = null;
        }

        if (open is not null)
            return (open, false);
        var now = time.Now();
        var payment = new Payment { Id = Guid.CreateVersion7(now), InvoiceId = invoice.Id, Amount = invoice.Amount, Currency = invoice.Currency, Description = DescriptionOf(invoice), CreatedAt = now };
        db.Payments.Add(payment);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return (payment, true);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(PaymentTable.OneOpen))
        {
            db.Entry(payment).State = EntityState.Detached;
            var other = await FindOpenAsync(invoice.Id, cancellationToken);
            return (other ?? throw Refusal.Conflict("payment_just_ended", "Another payment of this invoice has just ended. Look at the invoice again."), false);
        }
    }

    private async Task CreateAtProviderAsync(Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            var created = await yooKassa.CreateAsync(payment, app.Value.InvoicePage(payment.InvoiceId), cancellationToken);
            (payment.ProviderId, payment.ConfirmationUrl) = (created.Id, created.Confirmation?.ConfirmationUrl);
            await SettleAsync(payment, p => p.SetProperty(x => x.ProviderId, created.Id).SetProperty(x => x.ConfirmationUrl, payment.ConfirmationUrl), CancellationToken.None);
        }
        catch (ProviderTrouble trouble) when (trouble.IsOutcomeKnown)
        {
            await SettleAsync(payment, p => p.SetProperty(x => x.Status, PaymentStatus.Failed).SetProperty(x => x.CancellationReason, trouble.Code), CancellationToken.None);
            throw;
        }
    }

    /// <summary>Changes a payment that still waits for the provider's answer; one that a notification has settled meanwhile is left alone.</summary>
    private async Task SettleAsync(Payment payment, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Payment>> change, CancellationToken cancellationToken)
    {
        await db.Payments.Where(p => p.Id == payment.Id && p.ProviderId == null && p.Status == PaymentStatus.Pending).ExecuteUpdateAsync(change, cancellationToken);
    }

    private Task<Payment?> FindOpenAsync(Guid invoice, CancellationToken cancellationToken) =>
        db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.InvoiceId == invoice && (p.Status == PaymentStatus.Pending || p.Status == PaymentStatus.WaitingForCapture), cancellationToken);

    private static string DescriptionOf(InvoiceCard invoice)
    {
        const int Longest = 128;
        var text = $"Invoice {invoice.Number}: {invoice.Description}";
        return text.Length <= Longest ? text : text[..Longest];
    }
}
