using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Invoices;

/// <summary>Who sees which invoice: a tutor their own, a parent those of their children once they were sent. To everybody else an invoice does not exist.</summary>
internal sealed class InvoiceAccess(AppDb db)
{
    public IQueryable<Invoice> VisibleTo(Caller caller) => caller.Role switch
    {
        Roles.Tutor => db.Invoices.Where(i => i.TutorId == caller.Id),
        Roles.Parent => db.Invoices.Where(i => i.ParentId == caller.Id && i.SentAt != null),
        _ => db.Invoices.Where(i => false),
    };

    /// <exception cref="Refusal">404: there is none, or none that the caller may see.</exception>
    public async Task<Invoice> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await VisibleTo(caller).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw Refusal.NotFound("invoice");

    /// <summary>The invoice, locked until the transaction ends.</summary>
    /// <exception cref="Refusal">404: there is none, or none that the caller may see.</exception>
    public async Task<Invoice> LockAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var invoice = await LockAsync(id, cancellationToken);
        var visible = caller.Role switch
        {
            Roles.Tutor => invoice?.TutorId == caller.Id,
            Roles.Parent => invoice?.ParentId == caller.Id && invoice.SentAt is not null,
            _ => false,
        };
        return visible ? invoice! : throw Refusal.NotFound("invoice");
    }

    /// <summary>The invoice, locked until the transaction ends; null if there is none.</summary>
    public Task<Invoice?> LockAsync(Guid id, CancellationToken cancellationToken) =>
        db.Invoices.FromSql($"SELECT * FROM invoices WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken);
}
