using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Payments;

/// <summary>Money at the provider that belongs to no payment of ours: somebody has to look after it.</summary>
internal sealed class UnmatchedPayment
{
    public required string ProviderId { get; init; }
    public required string Status { get; set; }
    public decimal Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>The invoice that its metadata names, whether there is one or not.</summary>
    public string? ClaimedInvoice { get; init; }
    public DateTimeOffset FirstSeenAt { get; init; }
}

internal sealed class UnmatchedPaymentTable : IEntityTypeConfiguration<UnmatchedPayment>
{
    public void Configure(EntityTypeBuilder<UnmatchedPayment> builder)
    {
        builder.ToTable("unmatched_payments");
        builder.HasKey(p => p.ProviderId);
        builder.Property(p => p.Amount).HasColumnType("numeric");
    }
}

internal sealed class UnmatchedPayments(AppDb db, YooKassaClient yooKassa, TimeProvider time, ILogger<UnmatchedPayments> logger)
{
    private const int Largest = 500;

    /// <summary>Writes down, once, what YooKassa itself knows of a payment that we don't.</summary>
    /// <exception cref="Refusal">404: YooKassa does not know it either.</exception>
    public async Task KeepAsync(string providerId, CancellationToken cancellationToken)
    {
        var real = await yooKassa.FindAsync(providerId, cancellationToken) ?? throw Refusal.NotFound("payment");
        var amount = decimal.Parse(real.Amount.Value, CultureInfo.InvariantCulture);
        var claimed = real.Metadata?.GetValueOrDefault("invoice_id") is { Length: > 0 and <= 100 } invoice ? invoice : null;
        var now = time.Now();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO unmatched_payments (provider_id, status, amount, currency, claimed_invoice, first_seen_at)
            VALUES ({real.Id}, {real.Status}, {amount}, {real.Amount.Currency}, {claimed}, {now})
            ON CONFLICT (provider_id) DO UPDATE SET status = excluded.status
            """,
            cancellationToken);
        logger.LogError("Payment {Payment} over {Amount} {Currency} is {Status} at YooKassa, but belongs to no invoice here; it names {Invoice}", real.Id, amount, real.Amount.Currency, real.Status, claimed ?? "none");
    }

    /// <summary>The latest of them, newest first.</summary>
    public async Task<IReadOnlyList<UnmatchedPaymentView>> ListAsync(CancellationToken cancellationToken) =>
        await db.UnmatchedPayments.AsNoTracking().OrderByDescending(p => p.FirstSeenAt).ThenBy(p => p.ProviderId).Take(Largest)
            .Select(p => new UnmatchedPaymentView(p.ProviderId, p.Status, p.Amount, p.Currency, p.ClaimedInvoice, p.FirstSeenAt)).ToListAsync(cancellationToken);
}

internal sealed record UnmatchedPaymentListView(IReadOnlyList<UnmatchedPaymentView> Items);

internal sealed record UnmatchedPaymentView(string ProviderId, string Status, decimal Amount, string Currency, string? ClaimedInvoice, DateTimeOffset FirstSeenAt);
