using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Shop;

/// <summary>Something that a customer is told about an order.</summary>
internal sealed class ShopNotice
{
    public Guid Id { get; init; }
    public Guid OrderId { get; init; }
    public required string Kind { get; init; }
    public required string Channel { get; init; }
    public string Status { get; set; } = NoticeStatus.Queued;

    /// <summary>How often handing it over has failed.</summary>
    public int Failures { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}

internal static class NoticeKind
{
    public const string Confirmation = "confirmation";
    public const string Failure = "failure";
    public const string Refund = "refund";
}

internal static class NoticeChannel
{
    public const string Email = "email";
    public const string Sms = "sms";
}

internal static class NoticeStatus
{
    public const string Queued = "queued";
    public const string Sent = "sent";
    public const string Failed = "failed";
}

internal sealed class ShopNoticeTable : IEntityTypeConfiguration<ShopNotice>
{
    public void Configure(EntityTypeBuilder<ShopNotice> builder)
    {
        builder.ToTable("shop_notices", table =>
        {
            table.HasCheckConstraint("ck_shop_notices_kind", "kind IN ('confirmation', 'failure', 'refund') AND channel IN ('email', 'sms')");
            table.HasCheckConstraint("ck_shop_notices_status", "status IN ('queued', 'sent', 'failed') AND (status = 'sent') = (sent_at IS NOT NULL)");
        });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.OrderId);
        builder.HasOne<ShopOrder>().WithMany().HasForeignKey(n => n.OrderId).OnDelete(DeleteBehavior.Cascade);
    }
}
