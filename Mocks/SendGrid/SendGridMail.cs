namespace Mocks.SendGrid;

/// <summary>A mail that SendGrid has accepted.</summary>
/// <param name="Id">The message's id (<c>X-Message-Id</c>).</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The recipients' addresses, carbon copies included.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The plain text; empty if there is only HTML.</param>
/// <param name="Html">The HTML; null if there is none.</param>
/// <param name="At">When it was accepted, by the vendors' clock.</param>
public sealed record SendGridMail(string Id, string From, IReadOnlyList<string> To, string Subject, string Text, string? Html, DateTimeOffset At)
{
    /// <summary>What the sender wants to have back with every event (custom_args).</summary>
    public IReadOnlyDictionary<string, string> CustomArgs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
