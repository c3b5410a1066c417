namespace Mocks.Mailgun;

/// <summary>A mail that Mailgun has accepted.</summary>
/// <param name="Id">The message-id, without angle brackets.</param>
/// <param name="From">As the sender wrote it: "Lessons &lt;lessons@example.test&gt;".</param>
/// <param name="To">The recipients' addresses.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Variables">What the sender wants to have back with every event (v:name).</param>
/// <param name="At">When it was accepted, by the vendors' clock.</param>
public sealed record MailgunMail(string Id, string From, IReadOnlyList<string> To, string Subject, string Text, IReadOnlyDictionary<string, string> Variables, DateTimeOffset At);
