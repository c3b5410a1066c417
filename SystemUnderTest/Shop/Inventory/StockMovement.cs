using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Shop;

/// <summary>Stock that left us. Its id is the warehouse's key: told twice, it counts once.</summary>
internal sealed class StockMovement
{
    public Guid Id { get; init; }
    public Guid ProductId { get; init; }
    public Guid OrderId { get; init; }

    /// <summary>Below zero: it left.</summary>
    public int Quantity { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ToldAt { get; init; }
}

/// <summary>A run of the inventory sync.</summary>
internal sealed class InventorySync
{
    /// <summary>The task's.</summary>
    public Guid Id { get; init; }
    public DateTimeOffset FinishedAt { get; init; }
    public int ProductsSynced { get; init; }

    /// <summary>How many of them had another stock before.</summary>
    public int ProductsChanged { get; init; }
}

internal sealed class StockMovementTable : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.ToTable("stock_movements", table => table.HasCheckConstraint("ck_stock_movements_quantity", "quantity <> 0"));
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.ProductId).HasFilter("told_at IS NULL");
        builder.HasIndex(m => new { m.OrderId, m.ProductId }).IsUnique();
        builder.HasOne<Product>().WithMany().HasForeignKey(m => m.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ShopOrder>().WithMany().HasForeignKey(m => m.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InventorySyncTable : IEntityTypeConfiguration<InventorySync>
{
    public void Configure(EntityTypeBuilder<InventorySync> builder)
    {
        builder.ToTable("inventory_syncs");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.FinishedAt);
    }
}
