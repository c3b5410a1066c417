using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Notifications;

internal sealed class TelegramOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.telegram.org/");

    [Required]
    public string BotToken { get; set; } = "";

    /// <summary>What Telegram sends with each update (setWebhook's secret_token); without one, no update is taken.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "Telegram:WebhookSecret must have 16 to 256 characters out of A-Z, a-z, 0-9, _ and -.")]
    public string? WebhookSecret { get; set; }

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}

/// <summary>Where people find this system.</summary>
internal sealed class AppOptions
{
    [Required]
    public Uri? PublicUrl { get; set; }

    public string PaymentPage(Guid invoice) => $"{PublicUrl!.ToString().TrimEnd('/')}/pay/{invoice}";

    public string OrderPage(Guid order) => $"{PublicUrl!.ToString().TrimEnd('/')}/orders/{order}";

    public string ShopOrderPage(Guid order) => $"{PublicUrl!.ToString().TrimEnd('/')}/shop/orders/{order}";

    public string VerificationPage(string token) => $"{PublicUrl!.ToString().TrimEnd('/')}/shop/verify?token={token}";

    public string ProducerPage(Guid producer) => $"{PublicUrl!.ToString().TrimEnd('/')}/producers/{producer}";

    public string InvoicePage(Guid invoice) => $"{PublicUrl!.ToString().TrimEnd('/')}/invoices/{invoice}";
}
