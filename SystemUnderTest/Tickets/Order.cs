using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

/// <summary>Somebody buys tickets. Its prices are those that the buyer was shown; its id is the idempotency key at Stripe.</summary>
internal sealed class Order
{
    public Guid Id { get; init; }

    /// <summary>Null when the account is gone. The order stays.</summary>
    public Guid? BuyerId { get; init; }
    public Guid ShowId { get; init; }
    public string Status { get; set; } = OrderStatus.Pending;
    public required string Currency { get; init; }
    public decimal Total { get; init; }

    /// <summary>What the platform keeps of it; the rest is the producer's.</summary>
    public decimal Fee { get; init; }

    /// <summary>The connected account that the money goes to; null for what costs nothing.</summary>
    public string? Destination { get; init; }

    /// <summary>The buyer's own key: who sends it again gets the same order.</summary>
    public string? IdempotencyKey { get; init; }
    public string? SessionId { get; set; }
    public string? CheckoutUrl { get; set; }
    public string? PaymentIntentId { get; set; }

    /// <summary>Why it was declined, failed or had to be refunded.</summary>
    public string? Reason { get; set; }

    /// <summary>The time of purchase.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be paid.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
    public DateTimeOffset? RefundedAt { get; set; }
    public List<OrderLine> Lines { get; init; } = [];
}

internal sealed class OrderLine
{
    public Guid OrderId { get; init; }
    public Guid TicketKindId { get; init; }
    public required string Name { get; init; }
    public int Quantity { get; init; }
    public decimal UnitPrice { get; init; }
}

/// <summary>One person with one ticket.</summary>
internal sealed class Attendee
{
    public Guid Id { get; init; }
    public Guid OrderId { get; init; }
    public Guid ShowId { get; init; }
    public Guid TicketKindId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class OrderStatus
{
    public const string Pending = "pending";
    public const string Completed = "completed";

    /// <summary>Stripe made no session, or nobody knows whether it did.</summary>
    public const string Failed = "failed";
    public const string Declined = "declined";

    /// <summary>Nobody paid in time.</summary>
    public const string Expired = "expired";

    /// <summary>Paid, and the money has to go back.</summary>
    public const string Refunding = "refunding";
    public const string Refunded = "refunded";

    public static readonly string[] All = [Pending, Completed, Failed, Declined, Expired, Refunding, Refunded];
}

internal sealed class OrderTable : IEntityTypeConfiguration<Order>
{
    public const string OncePerKey = "ux_orders_idempotency_key";

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders", table =>
        {
            table.HasCheckConstraint("ck_orders_status", $"status IN ('{string.Join("', '", OrderStatus.All)}')");
            table.HasCheckConstraint("ck_orders_money", "total >= 0 AND fee BETWEEN 0 AND total AND (total = 0 OR destination IS NOT NULL)");
            table.HasCheckConstraint("ck_orders_times", "(status <> 'completed' OR completed_at IS NOT NULL) AND (status = 'refunded') = (refunded_at IS NOT NULL)");
        });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Total).HasColumnType("numeric");
        builder.Property(o => o.Fee).HasColumnType("numeric");
        builder.HasIndex(o => o.SessionId).IsUnique();
        builder.HasIndex(o => o.PaymentIntentId);
        builder.HasIndex(o => o.CreatedAt).HasFilter("status = 'pending'");
        builder.HasIndex(o => new { o.BuyerId, o.IdempotencyKey }, OncePerKey).IsUnique();
        builder.HasIndex(o => o.ShowId);
        builder.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(o => o.BuyerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Show>().WithMany().HasForeignKey(o => o.ShowId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrderLineTable : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.ToTable("order_lines", table => table.HasCheckConstraint("ck_order_lines_positive", "quantity > 0 AND unit_price >= 0"));
        builder.HasKey(l => new { l.OrderId, l.TicketKindId });
        builder.Property(l => l.UnitPrice).HasColumnType("numeric");
        builder.HasOne<TicketKind>().WithMany().HasForeignKey(l => l.TicketKindId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttendeeTable : IEntityTypeConfiguration<Attendee>
{
    public void Configure(EntityTypeBuilder<Attendee> builder)
    {
        builder.ToTable("attendees");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.OrderId);
        builder.HasIndex(a => a.ShowId);
        builder.HasOne<Order>().WithMany().HasForeignKey(a => a.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TicketKind>().WithMany().HasForeignKey(a => a.TicketKindId).OnDelete(DeleteBehavior.Restrict);
    }
}
