using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Shipping;

/// <summary>A parcel of ours at a carrier.</summary>
internal sealed class Shipment
{
    public Guid Id { get; init; }
    public required string Carrier { get; init; }
    public required string OrderNumber { get; init; }

    /// <summary>Null until the carrier has taken it over.</summary>
    public string? TrackingNumber { get; init; }
    public required string State { get; init; }

    /// <summary>Until when somebody is trusted to be asking the carrier.</summary>
    public DateTimeOffset? BusyUntil { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What a carrier said of a parcel, each once.</summary>
internal sealed class ShipmentStep
{
    public Guid ShipmentId { get; init; }
    public int Number { get; init; }
    public required string State { get; init; }
    public required string CarrierStatus { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class ShipmentTable : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> builder)
    {
        builder.ToTable("shipments", table =>
        {
            table.HasCheckConstraint("ck_shipments_state", "state IN ('ordering', 'created', 'in_transit', 'ready_for_pickup', 'delivered', 'returned', 'cancelled')");
            table.HasCheckConstraint("ck_shipments_tracking", "(state = 'ordering') = (tracking_number IS NULL)");
        });
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.Carrier, s.OrderNumber }).IsUnique();
        builder.HasIndex(s => s.TrackingNumber).IsUnique();
    }
}

internal sealed class ShipmentStepTable : IEntityTypeConfiguration<ShipmentStep>
{
    public void Configure(EntityTypeBuilder<ShipmentStep> builder)
    {
        builder.ToTable("shipment_steps");
        builder.HasKey(s => new { s.ShipmentId, s.Number });
        builder.HasOne<Shipment>().WithMany().HasForeignKey(s => s.ShipmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
