using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Database;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Notifications;

/// <summary>Where in Telegram an invoice's message stands, so that it can follow the invoice.</summary>
internal sealed class InvoiceMessageRow
{
    public Guid InvoiceId { get; init; }
    public long ChatId { get; init; }
    public long MessageId { get; init; }
}

internal sealed class InvoiceMessageTable : IEntityTypeConfiguration<InvoiceMessageRow>
{
    public void Configure(EntityTypeBuilder<InvoiceMessageRow> builder)
    {
        builder.ToTable("invoice_messages");
        builder.HasKey(m => m.InvoiceId);
        builder.Property(m => m.InvoiceId).ValueGeneratedNever();
        builder.HasOne<Invoice>().WithMany().HasForeignKey(m => m.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The invoices' messages.</summary>
internal sealed class InvoiceMessages(AppDb db, InvoiceAccess access)
{
    public Task<InvoiceMessageRow?> FindAsync(Guid invoice, CancellationToken cancellationToken) =>
        db.InvoiceMessages.AsNoTracking().FirstOrDefaultAsync(m => m.InvoiceId == invoice, cancellationToken);

    /// <summary>
    /// Keeps where the message is. The invoice is locked meanwhile: whoever changes it afterwards finds the message; who changed it before is seen here.
    /// </summary>
    /// <returns>The invoice as it is now; null if it is gone.</returns>
    public async Task<InvoiceCard?> KeepAsync(Guid invoice, long chat, long message, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await access.LockAsync(invoice, cancellationToken) is not { } now)
            return null;
        db.InvoiceMessages.Add(new InvoiceMessageRow { InvoiceId = invoice, ChatId = chat, MessageId = message });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InvoiceCard.Of(now);
    }
}
