namespace StepDefinitions.Wire;

public sealed record PersonJson
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Role { get; init; }
}

public sealed record ChatJson
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required ChatSubjectJson Subject { get; init; }
    public required IReadOnlyList<PersonJson> Participants { get; init; }
    public required bool IsActive { get; init; }
    public required int Unread { get; init; }
    public required LastMessageJson? LastMessage { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed record ChatSubjectJson
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
}

public sealed record LastMessageJson
{
    public required Guid Id { get; init; }
    public required Guid? SenderId { get; init; }
    public required string Excerpt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed record ChatListJson
{
    public required IReadOnlyList<ChatJson> Items { get; init; }
    public required int Total { get; init; }
}

public sealed record MessageJson
{
    public required Guid Id { get; init; }
    public required Guid ChatId { get; init; }
    public required long Number { get; init; }
    public required PersonJson? Sender { get; init; }
    public required string Content { get; init; }
    public required ReplyJson? ReplyTo { get; init; }
    public required IReadOnlyList<Guid> ReadBy { get; init; }
    public required Guid? ClientId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public sealed record ReplyJson
{
    public required Guid Id { get; init; }
    public required PersonJson? Sender { get; init; }
    public required string Excerpt { get; init; }
}

public sealed record MessageListJson
{
    public required IReadOnlyList<MessageJson> Items { get; init; }
    public required int Total { get; init; }
}

public sealed record ChatEventJson
{
    public required Guid ChatId { get; init; }
    public required string Kind { get; init; }
}

public sealed record ReadEventJson
{
    public required Guid ChatId { get; init; }
    public required Guid UserId { get; init; }
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }
}

public sealed record TypingEventJson
{
    public required Guid ChatId { get; init; }
    public required Guid UserId { get; init; }
    public required bool IsTyping { get; init; }
}
