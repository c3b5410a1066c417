using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Payments;

/// <summary>An attempt to pay an invoice online. Its id is the idempotence key of its creation at the provider.</summary>
internal sealed class Payment
{
    public Guid Id { get; init; }
    public Guid InvoiceId { get; init; }

    /// <summary>The provider's number; null until its answer is known.</summary>
    public string? ProviderId { get; set; }
    public string Status { get; set; } = PaymentStatus.Pending;
    public decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required string Description { get; init; }
    public string? ConfirmationUrl { get; set; }
    public string? CancellationParty { get; set; }
    public string? CancellationReason { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PaidAt { get; set; }
    public decimal RefundedAmount { get; set; }
}

internal static class PaymentStatus
{
    public const string Pending = "pending";
    public const string WaitingForCapture = "waiting_for_capture";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";

    /// <summary>The provider refused to create it: there is nothing at the provider.</summary>
    public const string Failed = "failed";

    public static bool IsFinal(string status) => status is Succeeded or Canceled or Failed;
}

internal sealed class PaymentTable : IEntityTypeConfiguration<Payment>
{
    /// <summary>At most one payment of an invoice is open.</summary>
    public const string OneOpen = "ux_payments_open";

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments", table =>
        {
            table.HasCheckConstraint("ck_payments_status", "status IN ('pending', 'waiting_for_capture', 'succeeded', 'canceled', 'failed')");
            table.HasCheckConstraint("ck_payments_amount_positive", "amount > 0 AND amount = round(amount, 2)");
            table.HasCheckConstraint("ck_payments_paid", "(status = 'succeeded') = (paid_at IS NOT NULL)");
            table.HasCheckConstraint("ck_payments_refunded", "refunded_amount BETWEEN 0 AND amount");
        });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Amount).HasColumnType("numeric");
        builder.Property(p => p.RefundedAmount).HasColumnType("numeric");
        builder.HasIndex(p => p.ProviderId).IsUnique();
        builder.HasIndex(p => p.InvoiceId, "ix_payments_invoice");
        builder.HasIndex(p => p.InvoiceId, OneOpen).IsUnique().HasFilter("status IN ('pending', 'waiting_for_capture')");
        builder.HasOne<Invoice>().WithMany().HasForeignKey(p => p.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
