using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications;

/// <summary>A provider has not taken a message.</summary>
internal sealed class MessageTrouble(TroubleKind kind, string message, TimeSpan? after = null) : Exception(message)
{
    public TroubleKind Kind { get; } = kind;

    /// <summary>When to come again, if the provider says so.</summary>
    public TimeSpan? After { get; } = after;

    /// <summary>What an answer that is no success means for every provider alike.</summary>
    public static MessageTrouble Of(string provider, VendorReply reply) => reply switch
    {
        { Outcome: VendorOutcome.TimedOut or VendorOutcome.BrokenOff or VendorOutcome.Unreachable } => new MessageTrouble(TroubleKind.Unknown, $"{provider}: {reply.Summary}"),
        { Status: 429 } => new MessageTrouble(TroubleKind.Busy, $"{provider} is asked too often", reply.RetryAfter),
        { Status: 401 or 403 } => new MessageTrouble(TroubleKind.Failing, $"{provider} does not accept our credentials: {reply.Summary}"),
        { Status: >= 500 } => new MessageTrouble(TroubleKind.Failing, $"{provider} has trouble: {reply.Summary}"),
        { Status: >= 400 } => new MessageTrouble(TroubleKind.Refused, $"{provider} refuses the message: {reply.Summary}"),
        _ => new MessageTrouble(TroubleKind.Unknown, $"{provider} answered with something that was not expected: {reply.Summary}"),
    };
}

internal enum TroubleKind
{
    /// <summary>The provider has trouble of its own; the message was not taken. Another one may, and so may this one later.</summary>
    Failing,

    /// <summary>The provider is asked too often; the message was not taken.</summary>
    Busy,

    /// <summary>Nobody knows whether the message was taken.</summary>
    Unknown,

    /// <summary>The provider refuses this message for good. Another one may take it.</summary>
    Refused,

    /// <summary>Nobody can be reached there: the address or number does not exist. Another provider would say the same.</summary>
    Undeliverable,
}
