using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Notifications.Mailing;

internal sealed class MailOptions
{
    /// <summary>The address that mail comes from; every provider has to know it as ours.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "";

    [Required]
    public string FromName { get; set; } = "Lessons";
}

internal sealed class SendGridOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.sendgrid.com/v3/");

    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>What SendGrid's event webhook is verified with: an SPKI in base64, from SendGrid's settings page. Without one, no event is taken.</summary>
    public string? EventPublicKey { get; set; }

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
