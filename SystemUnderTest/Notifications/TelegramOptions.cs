using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Notifications;

internal sealed class TelegramOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.telegram.org/");

    [Required]
    public string BotToken { get; set; } = "";

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

    public string InvoicePage(Guid invoice) => $"{PublicUrl!.ToString().TrimEnd('/')}/invoices/{invoice}";
}
