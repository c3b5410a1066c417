using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Notifications.Mail;

/// <summary>A mail in plain text to one person.</summary>
internal sealed record MailMessage(string To, string ToName, string Subject, string Text);

/// <summary>Sends mail through one provider. Which one is a setting.</summary>
internal interface IMailer
{
    /// <exception cref="Tasks.RetryLaterException">The provider is busy and says until when.</exception>
    /// <exception cref="Tasks.GiveUpException">The provider refuses this mail for good.</exception>
    /// <exception cref="HttpRequestException">The provider is out of reach, or nobody knows whether it has taken the mail.</exception>
    Task SendAsync(MailMessage mail, CancellationToken cancellationToken);
}

internal sealed class MailOptions
{
    /// <summary>The address that mail comes from; the provider has to know it as ours.</summary>
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

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
