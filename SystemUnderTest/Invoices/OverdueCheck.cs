using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Invoices;

/// <summary>Every hour: an unpaid invoice whose due date is over becomes overdue. Rows that somebody else is changing are left for the next time.</summary>
internal sealed class OverdueCheck(AppDb db, InvoiceEvents events, TimeProvider time) : IRecurringWork
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await db.Invoices.AnyAsync(i => (i.Status == InvoiceStatus.Sent || i.Status == InvoiceStatus.Viewed) && i.DueDate < today, cancellationToken))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var late = await db.Invoices
            .FromSql($"SELECT * FROM invoices WHERE status IN ('SENT', 'VIEWED') AND due_date < {today} ORDER BY due_date LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        foreach (var invoice in late)
            db.InvoiceTransitions.Add(invoice.Move(InvoiceStatus.Overdue, Actor.System, $"due on {invoice.DueDate:yyyy-MM-dd}", now));
        await db.SaveChangesAsync(cancellationToken);
        await events.PublishAsync(late, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
