using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Invoices;

/// <summary>What other modules may know about an invoice.</summary>
internal sealed class InvoiceCards(AppDb db)
{
    public async Task<InvoiceCard?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        return invoice is null ? null : InvoiceCard.Of(invoice);
    }
}

internal sealed record InvoiceCard(Guid Id, string Number, string Status, Guid? ParentId, string StudentName, decimal Amount, string Currency, DateOnly DueDate, string Description)
{
    public bool IsPayable => InvoiceStatus.IsPayable(Status);

    public static InvoiceCard Of(Invoice i) => new(i.Id, InvoiceView.NumberOf(i), i.Status, i.ParentId, i.StudentName, i.Amount, i.Currency, i.DueDate, i.Description);
}
