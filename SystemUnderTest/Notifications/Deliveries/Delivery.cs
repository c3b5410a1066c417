using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Notifications.Deliveries;

/// <summary>A message that is to reach somebody, and how far it has got.</summary>
internal sealed class Delivery
{
    public Guid Id { get; init; }

    /// <summary>One delivery each.</summary>
    public required string Key { get; init; }
    public required string Channel { get; init; }
    public required string Recipient { get; init; }
    public string? Subject { get; init; }
    public string? About { get; init; }
    public required string Status { get; init; }

    /// <summary>Who has taken it.</summary>
    public string? Provider { get; init; }
    public string? ProviderMessageId { get; init; }

    /// <summary>Why it came back, or was given up.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when somebody is trusted to be sending it.</summary>
    public DateTimeOffset? BusyUntil { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class DeliveryStatus
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    public const string Delivered = "delivered";
    public const string Bounced = "bounced";
    public const string Failed = "failed";
}

/// <summary>One attempt to hand a message to a provider.</summary>
internal sealed class DeliveryAttempt
{
    public Guid DeliveryId { get; init; }
    public int Number { get; init; }
    public required string Provider { get; init; }

    /// <summary>"begun" while it is under way, or for ever where the process died in it; then "taken" or the trouble.</summary>
    public required string Outcome { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries", table =>
        {
            table.HasCheckConstraint("ck_deliveries_channel", "channel IN ('mail', 'sms')");
            table.HasCheckConstraint("ck_deliveries_status", "status IN ('waiting', 'sent', 'delivered', 'bounced', 'failed')");
            table.HasCheckConstraint("ck_deliveries_sent", "status NOT IN ('sent', 'delivered', 'bounced') OR provider IS NOT NULL");
        });
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.Key).IsUnique();
        builder.HasIndex(d => d.About);
        builder.HasIndex(d => new { d.Provider, d.ProviderMessageId });
    }
}

internal sealed class DeliveryAttemptTable : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> builder)
    {
        builder.ToTable("delivery_attempts", table => table.HasCheckConstraint("ck_delivery_attempts_outcome", "outcome IN ('begun', 'taken', 'failing', 'busy', 'unknown', 'refused', 'undeliverable')"));
        builder.HasKey(a => new { a.DeliveryId, a.Number });
        builder.HasOne<Delivery>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}
