using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Tickets;

internal sealed class TicketOptions
{
    /// <summary>How long somebody who chooses may take, in seconds.</summary>
    [Range(1, 3600)]
    public int HoldSeconds { get; set; } = 120;

    /// <summary>How long an order can be paid, in minutes. Stripe's sessions live at least 30; one more, since its clock isn't ours.</summary>
    [Range(31, 1440)]
    public int PaymentMinutes { get; set; } = 31;

    /// <summary>When, after its purchase, an order that nobody has paid is cleaned up, in minutes.</summary>
    [Range(32, 10_000)]
    public int AbandonedAfterMinutes { get; set; } = 60;

    /// <summary>What the platform keeps, in per cent.</summary>
    [Range(0, 50)]
    public decimal FeePercent { get; set; } = 5;

    /// <summary>How many tickets one order may have.</summary>
    [Range(1, 100)]
    public int MostPerOrder { get; set; } = 20;

    /// <summary>How often holds and orders are cleaned up.</summary>
    public TimeSpan HousekeepingEvery { get; set; } = DefaultHousekeeping;

    public static readonly TimeSpan DefaultHousekeeping = TimeSpan.FromMinutes(1);

    public TimeSpan HoldTime => TimeSpan.FromSeconds(HoldSeconds);

    public TimeSpan PaymentTime => TimeSpan.FromMinutes(PaymentMinutes);
}

internal sealed class StripeOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.stripe.com/v1/");

    [Required]
    public string SecretKey { get; set; } = "";

    /// <summary>What Stripe signs its webhooks with ("whsec_…").</summary>
    [Required]
    public string WebhookSecret { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>How old, in seconds, a webhook's signature may be.</summary>
    [Range(1, 3600)]
    public int SignatureToleranceSeconds { get; set; } = 300;
}
