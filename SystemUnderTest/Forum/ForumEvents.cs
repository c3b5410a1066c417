namespace SystemUnderTest.Forum;

/// <summary>What participants hear at once, on all their devices.</summary>
internal static class ForumEvents
{
    public const string Opened = "chat.opened";
    public const string Removed = "chat.removed";
    public const string Message = "message.created";
    public const string Read = "message.read";
    public const string Typing = "typing";
}

internal sealed record ChatEvent(Guid ChatId, string Kind);

/// <param name="ChatId">In which chat.</param>
/// <param name="UserId">Who has read.</param>
/// <param name="Number">Up to and with this message.</param>
/// <param name="At">When.</param>
internal sealed record ReadEvent(Guid ChatId, Guid UserId, long Number, DateTimeOffset At);

internal sealed record TypingEvent(Guid ChatId, Guid UserId, bool IsTyping);
