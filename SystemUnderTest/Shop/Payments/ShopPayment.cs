using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Shop;

/// <summary>An attempt to pay an order. The gateway first holds the money; it is taken when the order's stock is reserved. The id is its key at the gateway.</summary>
internal sealed class ShopPayment
{
    public Guid Id { get; init; }
    public Guid OrderId { get; init; }

    /// <summary>Which <see cref="IPaymentGateway"/>.</summary>
    public required string Gateway { get; init; }
    public string Status { get; set; } = ShopPaymentStatus.Pending;
    public decimal Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>The gateway's number of what the customer pays; null until its answer is known.</summary>
    public string? ProviderId { get; set; }

    /// <summary>The gateway's number of the money, where that is another one; null until there is some.</summary>
    public string? ProviderTransaction { get; set; }

    /// <summary>Where the customer pays.</summary>
    public string? PageUrl { get; set; }
    public string? Reason { get; set; }
    public decimal RefundedAmount { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AuthorisedAt { get; set; }
    public DateTimeOffset? PaidAt { get; set; }
}

internal static class ShopPaymentStatus
{
    public const string Pending = "pending";

    /// <summary>The money is held: it is neither the customer's to spend nor ours.</summary>
    public const string Authorised = "authorised";
    public const string Paid = "paid";

    /// <summary>Nothing was taken, and nothing is held any more.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The gateway refused to make it: there is nothing there.</summary>
    public const string Failed = "failed";
    public const string PartiallyRefunded = "partially_refunded";
    public const string Refunded = "refunded";

    public static readonly string[] All = [Pending, Authorised, Paid, Cancelled, Failed, PartiallyRefunded, Refunded];
}

/// <summary>Money that goes back. Its id is its key at the gateway.</summary>
internal sealed class ShopRefund
{
    public Guid Id { get; init; }
    public Guid PaymentId { get; init; }
    public string Status { get; set; } = ShopRefundStatus.Pending;
    public decimal Amount { get; init; }
    public string? ProviderId { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
}

internal static class ShopRefundStatus
{
    public const string Pending = "pending";
    public const string Done = "done";
    public const string Failed = "failed";
}

internal sealed class ShopPaymentTable : IEntityTypeConfiguration<ShopPayment>
{
    /// <summary>At most one payment of an order is alive.</summary>
    public const string OneAlive = "ux_shop_payments_alive";

    public void Configure(EntityTypeBuilder<ShopPayment> builder)
    {
        builder.ToTable("shop_payments", table =>
        {
            table.HasCheckConstraint("ck_shop_payments_status", $"status IN ('{string.Join("', '", ShopPaymentStatus.All)}')");
            table.HasCheckConstraint("ck_shop_payments_amount", "amount > 0 AND amount = round(amount, 2) AND refunded_amount BETWEEN 0 AND amount");
            table.HasCheckConstraint("ck_shop_payments_paid", "(status IN ('paid', 'partially_refunded', 'refunded')) = (paid_at IS NOT NULL)");
            table.HasCheckConstraint("ck_shop_payments_refunded", "(status = 'refunded') = (refunded_amount = amount) AND (status = 'partially_refunded') = (refunded_amount > 0 AND refunded_amount < amount)");
        });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Amount).HasColumnType("numeric");
        builder.Property(p => p.RefundedAmount).HasColumnType("numeric");
        builder.HasIndex(p => p.OrderId, "ix_shop_payments_order");
        builder.HasIndex(p => p.OrderId, OneAlive).IsUnique().HasFilter("status NOT IN ('cancelled', 'failed')");
        builder.HasIndex(p => new { p.Gateway, p.ProviderId }).IsUnique();
        builder.HasOne<ShopOrder>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShopRefundTable : IEntityTypeConfiguration<ShopRefund>
{
    public void Configure(EntityTypeBuilder<ShopRefund> builder)
    {
        builder.ToTable("shop_refunds", table =>
        {
            table.HasCheckConstraint("ck_shop_refunds_status", "status IN ('pending', 'done', 'failed') AND (status = 'done') = (done_at IS NOT NULL)");
            table.HasCheckConstraint("ck_shop_refunds_amount", "amount > 0 AND amount = round(amount, 2)");
        });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Amount).HasColumnType("numeric");
        builder.HasIndex(r => r.PaymentId);
        builder.HasOne<ShopPayment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
    }
}
