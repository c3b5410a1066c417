namespace Mocks.Telegram;

/// <summary>A message of the bot's in a chat.</summary>
public sealed class TelegramMessage
{
    internal TelegramMessage()
    {
    }

    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The message's number in its chat, rising.</summary>
    public int MessageId { get; init; }

    /// <summary>The text as sent, with its markup.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>The text as the user reads it.</summary>
    public string PlainText { get; internal set; } = "";

    /// <summary>"HTML", "MarkdownV2", "Markdown" or null.</summary>
    public string? ParseMode { get; internal set; }

    /// <summary>The buttons under the message, row by row.</summary>
    public IReadOnlyList<TelegramButton> Buttons { get; internal set; } = [];

    /// <summary>When it was sent, to the second.</summary>
    public DateTimeOffset Date { get; init; }

    /// <summary>Whether it was edited since.</summary>
    public bool IsEdited { get; internal set; }

    /// <summary>Whether the user's phone keeps quiet.</summary>
    public bool IsSilent { get; init; }

    internal IReadOnlyList<MessageEntity> Entities { get; set; } = [];
}
