using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Realtime;

/// <summary>
/// The last number given to an event of one recipient. The row stays locked until the transaction that took a number ends, so that events become
/// visible in the order of their numbers: nobody who has seen number 7 can have missed number 6.
/// </summary>
internal sealed class EventStream
{
    public Guid RecipientId { get; init; }
    public long LastCursor { get; init; }
}

/// <summary>Something that one recipient is told. Kept for a while, for those who were not connected.</summary>
internal sealed class StoredEvent
{
    public Guid RecipientId { get; init; }
    public long Cursor { get; init; }
    public required string Type { get; init; }
    public required string Data { get; init; }

    /// <summary>What it belongs to, for sockets that follow one thing alone.</summary>
    public Guid? Topic { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>No foreign key leads to the account: its deletion and an event for it would wait for one another.</summary>
internal sealed class EventStreamTable : IEntityTypeConfiguration<EventStream>
{
    public void Configure(EntityTypeBuilder<EventStream> builder)
    {
        builder.ToTable("realtime_streams", table => table.HasCheckConstraint("ck_realtime_streams_cursor", "last_cursor > 0"));
        builder.HasKey(s => s.RecipientId);
        builder.Property(s => s.RecipientId).ValueGeneratedNever();
    }
}

internal sealed class StoredEventTable : IEntityTypeConfiguration<StoredEvent>
{
    public void Configure(EntityTypeBuilder<StoredEvent> builder)
    {
        builder.ToTable("realtime_events");
        builder.HasKey(e => new { e.RecipientId, e.Cursor });
        builder.Property(e => e.Data).HasColumnType("jsonb");
        builder.HasIndex(e => e.At);
    }
}
