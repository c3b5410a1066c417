namespace SystemUnderTest.Notifications;

/// <summary>A mail in plain text to one person.</summary>
/// <param name="To">The address.</param>
/// <param name="ToName">The name beside it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text.</param>
internal sealed record Mail(string To, string ToName, string Subject, string Text)
{
    /// <summary>What tells this mail from any other: who sends it again with the same key sends it once. Null: each call is a mail of its own.</summary>
    public string? Key { get; init; }

    /// <summary>What it is about, such as "order/…", so that it can be listed; null for nothing.</summary>
    public string? About { get; init; }
}

/// <summary>A text message to a phone.</summary>
/// <param name="To">In E.164: "+79161234567".</param>
/// <param name="Text">The text.</param>
internal sealed record Sms(string To, string Text)
{
    /// <summary>As with <see cref="Mail.Key"/>.</summary>
    public string? Key { get; init; }

    /// <summary>As with <see cref="Mail.About"/>.</summary>
    public string? About { get; init; }
}
