namespace Mocks.Twilio;

/// <summary>A text message at Twilio, as it is now.</summary>
public sealed class TwilioMessage
{
    internal TwilioMessage()
    {
    }

    /// <summary>"SM" and 32 hexadecimal digits.</summary>
    public required string Sid { get; init; }

    /// <summary>In E.164.</summary>
    public required string To { get; init; }

    /// <summary>In E.164.</summary>
    public required string From { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>queued, sending, sent, delivered, undelivered or failed.</summary>
    public string Status { get; internal set; } = "queued";

    /// <summary>Why it did not arrive; null for no reason.</summary>
    public int? ErrorCode { get; internal set; }

    /// <summary>Where its changes are told; null: nowhere.</summary>
    public Uri? StatusCallback { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
