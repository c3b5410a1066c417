using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Payments;

/// <summary>Money of a payment that goes back. Its id is the idempotence key at the provider.</summary>
internal sealed class Refund
{
    public Guid Id { get; init; }
    public Guid PaymentId { get; init; }

    /// <summary>The provider's number; null until its answer is known.</summary>
    public string? ProviderId { get; set; }
    public string Status { get; set; } = RefundStatus.Pending;
    public decimal Amount { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class RefundStatus
{
    public const string Pending = "pending";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
}

internal sealed class RefundTable : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("refunds", table =>
        {
            table.HasCheckConstraint("ck_refunds_status", "status IN ('pending', 'succeeded', 'failed')");
            table.HasCheckConstraint("ck_refunds_amount_positive", "amount > 0 AND amount = round(amount, 2)");
        });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Amount).HasColumnType("numeric");
        builder.HasIndex(r => r.ProviderId).IsUnique();
        builder.HasIndex(r => r.PaymentId, "ix_refunds_payment");
        builder.HasIndex(r => r.PaymentId, "ux_refunds_open").IsUnique().HasFilter("status = 'pending'");
        builder.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
    }
}
