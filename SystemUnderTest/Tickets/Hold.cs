using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Tickets;

/// <summary>Tickets that nobody else can buy for a while: of somebody who chooses, or of an order that is being paid.</summary>
internal sealed class Hold
{
    public Guid Id { get; init; }

    /// <summary>Who knows it may release the hold or buy with it. Random, unlike ids.</summary>
    public Guid Token { get; init; }

    /// <summary>No foreign key: when the account goes, the hold runs out as any other.</summary>
    public Guid BuyerId { get; init; }
    public Guid ShowId { get; init; }
    public Guid? OrderId { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }
    public List<HoldLine> Lines { get; init; } = [];
}

internal sealed class HoldLine
{
    public Guid HoldId { get; init; }
    public Guid TicketKindId { get; init; }
    public int Quantity { get; init; }
}

internal sealed class HoldTable : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("holds", table => table.HasCheckConstraint("ck_holds_lifetime", "expires_at > created_at"));
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasIndex(h => h.Token).IsUnique();
        builder.HasIndex(h => h.OrderId).IsUnique();
        builder.HasIndex(h => h.ExpiresAt);
        builder.HasMany(h => h.Lines).WithOne().HasForeignKey(l => l.HoldId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Show>().WithMany().HasForeignKey(h => h.ShowId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HoldLineTable : IEntityTypeConfiguration<HoldLine>
{
    public void Configure(EntityTypeBuilder<HoldLine> builder)
    {
        builder.ToTable("hold_lines", table => table.HasCheckConstraint("ck_hold_lines_quantity", "quantity > 0"));
        builder.HasKey(l => new { l.HoldId, l.TicketKindId });
        builder.HasIndex(l => l.TicketKindId);
        builder.HasOne<TicketKind>().WithMany().HasForeignKey(l => l.TicketKindId).OnDelete(DeleteBehavior.Restrict);
    }
}
