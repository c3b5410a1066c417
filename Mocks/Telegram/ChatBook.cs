namespace Mocks.Telegram;

/// <summary>Chats and messages of one scenario. Its owner locks.</summary>
internal sealed class ChatBook(ScenarioVendors scenario)
{
    private readonly SortedDictionary<long, Chat> _chats = [];
    private readonly List<TelegramMessage> _messages = [];

    public IReadOnlyList<TelegramMessage> Messages => [.. _messages];

    public IReadOnlyList<long> KnownChats => [.. _chats.Keys];

    public void Add(long id, string firstName) => _chats[id] = new Chat(id, firstName);

    public void Remove(long id) => _chats.Remove(id);

    public void Block(long id, bool isBlocked)
    {
        if (!_chats.TryGetValue(id, out var chat))
            throw new InvalidOperationException($"Telegram knows no chat {id} in scenario '{scenario.ScenarioId}'. It knows: {(_chats.Count == 0 ? "none; add one with AddChat" : string.Join(", ", _chats.Keys))}.");
        chat.IsBlocked = isBlocked;
    }

    /// <summary>The chat, if the bot may write to it.</summary>
    public Chat Open(string? chatId)
    {
        if (string.IsNullOrEmpty(chatId)) throw BotError.BadRequest("chat_id is empty");
        if (!long.TryParse(chatId, System.Globalization.CultureInfo.InvariantCulture, out var id) || !_chats.TryGetValue(id, out var chat))
            throw BotError.BadRequest("chat not found");
        return chat.IsBlocked ? throw BotError.Blocked() : chat;
    }

    public TelegramMessage Send(Chat chat, string text, ParsedText parsed, string? parseMode, IReadOnlyList<TelegramButton> buttons, bool isSilent)
    {
        var now = scenario.Clock.GetUtcNow();
        var message = new TelegramMessage
        {
            ChatId = chat.Id,
            MessageId = chat.NextMessageId(),
            Text = text,
            PlainText = parsed.Plain,
            Entities = parsed.Entities,
            ParseMode = parseMode,
            Buttons = buttons,
            IsSilent = isSilent,
            Date = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
        };
        _messages.Add(message);
        return message;
    }

    public TelegramMessage? Find(long chatId, int? messageId) => _messages.Find(m => m.ChatId == chatId && m.MessageId == messageId);

    public bool Delete(TelegramMessage message) => _messages.Remove(message);
}

/// <summary>A user's chat with the bot.</summary>
internal sealed class Chat(long id, string firstName)
{
    private int _lastMessage;

    public long Id => id;

    public string FirstName => firstName;

    public bool IsBlocked { get; set; }

    public int NextMessageId() => ++_lastMessage;
}
