using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Notifications.Mailing;

internal sealed class SmtpOptions
{
    [Required]
    public string Host { get; set; } = "";

    /// <summary>587 is for mail that is handed in, with STARTTLS.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    [Required]
    public string User { get; set; } = "";

    [Required]
    public string Password { get; set; } = "";

    /// <summary>What we call ourselves, and the right side of our Message-IDs.</summary>
    [Required]
    public string Domain { get; set; } = "lessons.example";

    /// <summary>The server's certificate by its SHA-256, in hexadecimal digits, where no authority has signed it; null: it has to be valid as any other.</summary>
    [RegularExpression("^[0-9a-fA-F]{64}$")]
    public string? CertificateSha256 { get; set; }

    /// <summary>Seconds that a mail may take, from connecting to the server's last word.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 30;
}
