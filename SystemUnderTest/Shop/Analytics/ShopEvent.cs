using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Shop;

/// <summary>Something that a customer did, for the statistics. It names no rows that could be deleted: what happened, happened.</summary>
internal sealed class ShopEvent
{
    public Guid Id { get; init; }
    public required string Kind { get; init; }
    public Guid CustomerId { get; init; }
    public Guid? ProductId { get; init; }
    public Guid? OrderId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal static class ShopEventKind
{
    public const string PageView = "page_view";
    public const string CartAddition = "cart_addition";
    public const string Purchase = "purchase";
}

internal sealed class ShopEventTable : IEntityTypeConfiguration<ShopEvent>
{
    public void Configure(EntityTypeBuilder<ShopEvent> builder)
    {
        builder.ToTable("shop_events", table =>
        {
            table.HasCheckConstraint("ck_shop_events_kind", "kind IN ('page_view', 'cart_addition', 'purchase')");
            table.HasCheckConstraint("ck_shop_events_about", "(kind = 'purchase') = (order_id IS NOT NULL) AND (kind = 'purchase' OR product_id IS NOT NULL)");
        });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.OrderId).IsUnique();
        builder.HasIndex(e => e.Kind);
    }
}
