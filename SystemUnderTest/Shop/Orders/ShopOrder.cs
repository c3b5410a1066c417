using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

/// <summary>What somebody has ordered, and how far it has come: its stock, its shipment, and (in rows of their own) its payment and its notifications.</summary>
internal sealed class ShopOrder
{
    public Guid Id { get; init; }

    /// <summary>Null: the account has been deleted since.</summary>
    public Guid? CustomerId { get; init; }
    public string Status { get; set; } = ShopOrderStatus.Pending;

    /// <summary>Why it came to nothing.</summary>
    public string? Reason { get; set; }
    public required string Currency { get; init; }
    public decimal Total { get; init; }

    /// <summary>An <see cref="Address"/>, as JSON.</summary>
    public required string ShippingAddress { get; init; }
    public required string BillingAddress { get; init; }

    /// <summary>Who is to bring it.</summary>
    public required string Carrier { get; init; }
    public string Stock { get; set; } = StockState.None;
    public string Shipment { get; set; } = DispatchState.None;
    public string? TrackingNumber { get; set; }

    /// <summary>The task that processes it.</summary>
    public Guid? TaskId { get; set; }

    /// <summary>How often a step has failed that may succeed another time.</summary>
    public int Failures { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public List<ShopOrderLine> Lines { get; init; } = [];
}

internal sealed class ShopOrderLine
{
    public Guid OrderId { get; init; }
    public Guid ProductId { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public int Quantity { get; init; }
    public decimal UnitPrice { get; init; }
    public int WeightGrams { get; init; }
}

internal static class ShopOrderStatus
{
    /// <summary>Waits for its payment; nothing is reserved.</summary>
    public const string Pending = "pending";

    /// <summary>Its payment is held; the task is under way.</summary>
    public const string Processing = "processing";

    /// <summary>A step has failed for good; what the others did is being undone.</summary>
    public const string Undoing = "undoing";
    public const string Failed = "failed";
    public const string Confirmed = "confirmed";
    public const string PartiallyRefunded = "partially_refunded";
    public const string Refunded = "refunded";

    public static readonly string[] All = [Pending, Processing, Undoing, Failed, Confirmed, PartiallyRefunded, Refunded];
}

internal static class StockState
{
    public const string None = "none";
    public const string Reserved = "reserved";
    public const string Sold = "sold";
    public const string Released = "released";
}

/// <summary>How far we have come with handing it to the carrier; where it is then, the carrier says.</summary>
internal static class DispatchState
{
    public const string None = "none";

    /// <summary>The carrier is being asked; whether it has taken it is not known yet.</summary>
    public const string Requested = "requested";
    public const string Created = "created";
    public const string Cancelled = "cancelled";
}

internal sealed class ShopOrderTable : IEntityTypeConfiguration<ShopOrder>
{
    public void Configure(EntityTypeBuilder<ShopOrder> builder)
    {
        builder.ToTable("shop_orders", table =>
        {
            table.HasCheckConstraint("ck_shop_orders_status", $"status IN ('{string.Join("', '", ShopOrderStatus.All)}')");
            table.HasCheckConstraint("ck_shop_orders_stock", "stock IN ('none', 'reserved', 'sold', 'released') AND (stock = 'sold') = (confirmed_at IS NOT NULL)");
            table.HasCheckConstraint("ck_shop_orders_shipment", "shipment IN ('none', 'requested', 'created', 'cancelled') AND (shipment <> 'created' OR tracking_number IS NOT NULL)");
            table.HasCheckConstraint("ck_shop_orders_confirmed", "(status IN ('confirmed', 'partially_refunded', 'refunded')) = (confirmed_at IS NOT NULL) AND (confirmed_at IS NULL OR shipment = 'created')");
            table.HasCheckConstraint("ck_shop_orders_failed", "status <> 'failed' OR (reason IS NOT NULL AND stock IN ('none', 'released') AND shipment IN ('none', 'cancelled'))");
            table.HasCheckConstraint("ck_shop_orders_total", "total > 0");
        });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Total).HasColumnType("numeric");
        builder.Property(o => o.ShippingAddress).HasColumnType("jsonb");
        builder.Property(o => o.BillingAddress).HasColumnType("jsonb");
        builder.HasIndex(o => o.CustomerId);
        builder.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ShopOrderLineTable : IEntityTypeConfiguration<ShopOrderLine>
{
    public void Configure(EntityTypeBuilder<ShopOrderLine> builder)
    {
        builder.ToTable("shop_order_lines", table => table.HasCheckConstraint("ck_shop_order_lines_positive", "quantity > 0 AND unit_price > 0"));
        builder.HasKey(l => new { l.OrderId, l.ProductId });
        builder.Property(l => l.UnitPrice).HasColumnType("numeric");
        builder.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}
