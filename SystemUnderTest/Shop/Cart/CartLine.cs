using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

/// <summary>So many of a product, in somebody's cart.</summary>
internal sealed class CartLine
{
    public const int Most = 1000;

    public Guid CustomerId { get; init; }
    public Guid ProductId { get; init; }
    public int Quantity { get; init; }
}

internal sealed class CartLineTable : IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<CartLine> builder)
    {
        builder.ToTable("cart_lines", table => table.HasCheckConstraint("ck_cart_lines_quantity", $"quantity BETWEEN 1 AND {CartLine.Most}"));
        builder.HasKey(l => new { l.CustomerId, l.ProductId });
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}
