namespace Mocks.Pachca;

/// <summary>A message that was posted.</summary>
public sealed class PachcaMessage
{
    internal PachcaMessage()
    {
    }

    /// <summary>Its number, rising.</summary>
    public required long Id { get; init; }

    /// <summary>"discussion", "user" or "thread".</summary>
    public required string EntityType { get; init; }

    /// <summary>The chat, user or thread that it was posted to.</summary>
    public required long EntityId { get; init; }

    /// <summary>The text, as it was sent.</summary>
    public required string Content { get; set; }

    /// <summary>The message that it replies to; null for none.</summary>
    public long? ParentMessageId { get; init; }

    /// <summary>The name that is shown instead of the bot's; null for the bot's.</summary>
    public string? DisplayName { get; init; }

    /// <summary>By the vendors' clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was edited last; null if it was not.</summary>
    public DateTimeOffset? ChangedAt { get; set; }
}
