namespace SystemUnderTest.Forum;

/// <summary>A conversation that lives as long as the enrolment that it follows.</summary>
internal sealed class Chat
{
    public Guid Id { get; init; }
    public required string Kind { get; init; }
    public Guid EnrolmentId { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>An inactive chat can be read, but takes no messages.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The number of the last message. Whoever changes it has the row locked, so that messages become visible in the order of their numbers.</summary>
    public long LastNumber { get; set; }
    public DateTimeOffset LastActivityAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class ChatKind
{
    /// <summary>Student and teacher.</summary>
    public const string Subject = "FORUM_SUBJECT";

    /// <summary>Student and tutor.</summary>
    public const string Tutor = "FORUM_TUTOR";
}

/// <summary>Somebody who reads and writes in a chat, and how far they have read.</summary>
internal sealed class Participant
{
    public Guid ChatId { get; init; }
    public Guid UserId { get; init; }
    public long LastRead { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class Message
{
    public const int Longest = 4000;

    public Guid Id { get; init; }
    public Guid ChatId { get; init; }

    /// <summary>From 1, in the order of the chat.</summary>
    public long Number { get; init; }

    /// <summary>Null when the account is gone.</summary>
    public Guid? SenderId { get; init; }
    public required string Content { get; init; }
    public Guid? ReplyToId { get; init; }

    /// <summary>The sender's own number of the message: sent again after a lost answer, it is stored once.</summary>
    public Guid? ClientId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
