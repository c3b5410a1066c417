using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

/// <summary>Something that can be bought.</summary>
internal sealed class Product
{
    public Guid Id { get; init; }

    /// <summary>By this the warehouse knows it.</summary>
    public required string Sku { get; init; }
    public required string Name { get; init; }

    /// <summary>In the shop's currency.</summary>
    public decimal Price { get; set; }

    /// <summary>How many lie in the warehouse.</summary>
    public int Stock { get; set; }

    /// <summary>Of those, how many are promised to orders in hand.</summary>
    public int Reserved { get; set; }

    /// <summary>How often it was sold, and the warehouse told of it: an inventory sync sees by it that its count has grown old.</summary>
    public int Moves { get; set; }
    public int WeightGrams { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public int Available => Stock - Reserved;
}

/// <summary>What a customer thinks of a product.</summary>
internal sealed class ProductRating
{
    public Guid ProductId { get; init; }
    public Guid CustomerId { get; init; }
    public int Stars { get; init; }
}

internal sealed class ProductTable : IEntityTypeConfiguration<Product>
{
    public const string UniqueSku = "ux_products_sku";

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products", table =>
        {
            table.HasCheckConstraint("ck_products_price", "price > 0 AND price = round(price, 2) AND price < 1000000");
            table.HasCheckConstraint("ck_products_stock", "reserved >= 0 AND stock >= reserved");
            table.HasCheckConstraint("ck_products_weight", "weight_grams > 0");
        });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Price).HasColumnType("numeric");
        builder.Ignore(p => p.Available);
        builder.HasIndex(p => p.Sku, UniqueSku).IsUnique();
    }
}

internal sealed class ProductRatingTable : IEntityTypeConfiguration<ProductRating>
{
    public void Configure(EntityTypeBuilder<ProductRating> builder)
    {
        builder.ToTable("product_ratings", table => table.HasCheckConstraint("ck_product_ratings_stars", "stars BETWEEN 1 AND 5"));
        builder.HasKey(r => new { r.ProductId, r.CustomerId });
        builder.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Cascade);
    }
}
