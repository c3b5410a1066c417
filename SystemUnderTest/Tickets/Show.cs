using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Tickets;

/// <summary>An evening that tickets are sold for.</summary>
internal sealed class Show
{
    public Guid Id { get; init; }
    public Guid ProducerId { get; init; }
    public required string Title { get; init; }
    public required string Currency { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
}

/// <summary>Tickets of one price. How many are left is what <see cref="Quantity"/> leaves after those sold and those held.</summary>
internal sealed class TicketKind
{
    public Guid Id { get; init; }
    public Guid ShowId { get; init; }
    public required string Name { get; init; }
    public decimal Price { get; set; }

    /// <summary>How many there are; null: as many as people want, so that nobody has to count.</summary>
    public int? Quantity { get; init; }

    /// <summary>Of those that are counted, how many are sold.</summary>
    public int Sold { get; set; }

    /// <summary>Of those that are counted, how many somebody holds, holds that are over and not cleared away yet included.</summary>
    public int Held { get; set; }

    public bool Has(int wanted) => Quantity is null || Quantity - Sold - Held >= wanted;
}

internal sealed class ShowTable : IEntityTypeConfiguration<Show>
{
    public void Configure(EntityTypeBuilder<Show> builder)
    {
        builder.ToTable("shows", table => table.HasCheckConstraint("ck_shows_currency", $"currency IN ('{string.Join("', '", Currency.All)}')"));
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.ProducerId);
        builder.HasOne<Producer>().WithMany().HasForeignKey(s => s.ProducerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketKindTable : IEntityTypeConfiguration<TicketKind>
{
    public void Configure(EntityTypeBuilder<TicketKind> builder)
    {
        builder.ToTable("ticket_kinds", table =>
        {
            table.HasCheckConstraint("ck_ticket_kinds_price", "price >= 0 AND price = round(price, 2) AND price < 1000000");
            table.HasCheckConstraint("ck_ticket_kinds_quantity", "quantity > 0");
            table.HasCheckConstraint("ck_ticket_kinds_stock", "sold >= 0 AND held >= 0 AND sold + held <= quantity");
        });
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Price).HasColumnType("numeric");
        builder.HasIndex(k => k.ShowId);
        builder.HasOne<Show>().WithMany().HasForeignKey(k => k.ShowId).OnDelete(DeleteBehavior.Restrict);
    }
}
