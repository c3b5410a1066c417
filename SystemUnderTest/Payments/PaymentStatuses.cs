using System.Data;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Payments;

/// <summary>How an invoice and its payment (the open one, else the latest) stand, both at the same moment.</summary>
internal sealed class PaymentStatuses(AppDb db, InvoiceAccess access, InvoiceCards cards, PaymentStatusCache cache)
{
    /// <exception cref="Refusal">404: there is no such invoice, or none that the caller may see.</exception>
    public async Task<PaymentStatusView> FindAsync(Caller caller, Guid invoice, CancellationToken cancellationToken)
    {
        var marks = await access.VisibleTo(caller).Where(i => i.Id == invoice)
            .Select(i => new { i.Status, Payments = db.Payments.Where(p => p.InvoiceId == i.Id).OrderBy(p => p.Id).Select(p => new { p.Id, p.Status, HasUrl = p.ConfirmationUrl != null }).ToList() })
            .FirstOrDefaultAsync(cancellationToken) ?? throw Refusal.NotFound("invoice");
        return await cache.GetAsync(invoice, $"{marks.Status} {string.Join(' ', marks.Payments.Select(p => $"{p.Id}={p.Status},{p.HasUrl}"))}", () => ReadAsync(invoice, cancellationToken));
    }

    /// <summary>Two reads of one snapshot: the payment's change and the invoice's are seen together or not at all.</summary>
    private async Task<PaymentStatusView> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var invoice = await cards.FindAsync(id, cancellationToken) ?? throw Refusal.NotFound("invoice");
        var payment = await db.Payments.AsNoTracking().Where(p => p.InvoiceId == id)
            .OrderByDescending(p => p.Status == PaymentStatus.Pending || p.Status == PaymentStatus.WaitingForCapture).ThenByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return new PaymentStatusView(id, invoice.Status, payment?.Id, payment?.Status, payment?.PaidAt, payment?.ConfirmationUrl);
    }
}

internal sealed record PaymentStatusView(Guid InvoiceId, string InvoiceStatus, Guid? PaymentId, string? PaymentStatus, DateTimeOffset? PaidAt, string? ConfirmationUrl);
