using System.Globalization;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Telegram;

/// <summary>Telegram's Bot API as a bot sees it, and the hands of its users.</summary>
public sealed class TelegramBot : FaultyVendor
{
    private readonly VendorServer _server;
    private readonly ChatBook _book;
    private readonly BotApi _api;
    private readonly UpdateDelivery _updates;
    private readonly Lock _gate = new();

    internal TelegramBot(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _server = server;
        _book = new ChatBook(scenario);
        foreach (var chat in server.Options.TelegramChats) _book.Add(chat, "Anna");
        _updates = new UpdateDelivery(scenario, server.Options, ids);
        _api = new BotApi(_book, _updates, server.Options);
    }

    /// <summary>The bot's token.</summary>
    public string Token => _server.Options.TelegramBotToken;

    /// <summary>The bot's user name.</summary>
    public string Name => _server.Options.TelegramBotName;

    /// <summary>The messages that the bot sent, oldest first.</summary>
    public IReadOnlyList<TelegramMessage> Messages => Locked(() => _book.Messages);

    /// <summary>The chats that the bot may write to: their users have started it.</summary>
    public IReadOnlyList<long> KnownChats => Locked(() => _book.KnownChats);

    /// <summary>Where updates would go to; null while no webhook is set.</summary>
    public string? WebhookUrl => Locked(() => _api.WebhookUrl);

    /// <summary>What updates carry in <c>X-Telegram-Bot-Api-Secret-Token</c>.</summary>
    public string WebhookSecret => _api.WebhookSecret ?? _server.Options.TelegramWebhookSecret;

    /// <summary>The buttons that users pressed, and what the system's webhook made of it; oldest first.</summary>
    public IReadOnlyList<ButtonPress> Presses => _updates.Presses;

    /// <summary>What users were told after they had pressed a button (answerCallbackQuery), oldest first.</summary>
    public IReadOnlyList<string> PressAnswers => _updates.Answers;

    private protected override string VendorName => "telegram";

    /// <summary>The messages in one chat, oldest first.</summary>
    public IReadOnlyList<TelegramMessage> MessagesTo(long chatId) => [.. Messages.Where(m => m.ChatId == chatId)];

    /// <summary>A user starts the bot: it may write to them.</summary>
    public void AddChat(long id, string firstName = "Anna") => Locked(() => _book.Add(id, firstName));

    /// <summary>The chat is not known any more: "chat not found".</summary>
    public void RemoveChat(long id) => Locked(() => _book.Remove(id));

    /// <summary>The user blocks the bot: 403.</summary>
    /// <exception cref="InvalidOperationException">There is no such chat.</exception>
    public void BlockedBy(long chatId) => Locked(() => _book.Block(chatId, true));

    /// <summary>The user lets the bot write again.</summary>
    /// <exception cref="InvalidOperationException">There is no such chat.</exception>
    public void UnblockedBy(long chatId) => Locked(() => _book.Block(chatId, false));

    /// <summary>A user presses a button of the latest message in their chat: the update goes to the system's webhook.</summary>
    /// <param name="chatId">The chat, whose user has the same id.</param>
    /// <param name="button">What the button says.</param>
    /// <param name="from">Who presses; null: the chat's user.</param>
    /// <exception cref="InvalidOperationException">There is no such message or button, or it sends nothing; says which there are.</exception>
    public Task<ButtonPress> Press(long chatId, string button, long? from = null)
    {
        lock (_gate)
        {
            var message = _book.Messages.LastOrDefault(m => m.ChatId == chatId) ?? throw new InvalidOperationException($"There is no message in chat {chatId} of which a button could be pressed.");
            var pressed = message.Buttons.FirstOrDefault(b => b.Text == button && b.CallbackData is not null)
                ?? throw new InvalidOperationException($"The latest message in chat {chatId} has no button '{button}' that sends something. It has: {string.Join(", ", message.Buttons.Select(b => $"'{b.Text}'{(b.Url is null ? "" : " (opens an address)")}"))}.");
            var chat = _book.Open(chatId.ToString(CultureInfo.InvariantCulture));
            return _updates.PressAsync(message, pressed, _api.Message(message, chat), from ?? chatId, chat.FirstName, WebhookPath, _api.WebhookSecret);
        }
    }

    /// <summary>The latest update once more, as after an answer that got lost.</summary>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public Task<ButtonPress> RepeatUpdate() => _updates.RepeatAsync(WebhookPath, _api.WebhookSecret);

    private string? WebhookPath => _api.WebhookUrl is { } url ? new Uri(url).PathAndQuery : null;

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return _api.Answer(request);
            }
            catch (BotError error)
            {
                var answer = BotApi.Error(error.Code, error.Description);
                return error.IsContractBroken
                    ? answer with { Refusal = new VendorRefusal(VendorName, request.Method, JournalPath(request), error.Code, BotApi.CodeName(error.Code), error.Description + error.Hint + UnreadBody(request), null) }
                    : answer;
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => BotApi.Error(status, BotApi.Title(status));

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) =>
        BotApi.Error(429, $"Too Many Requests: retry after {retryAfter.ToString(CultureInfo.InvariantCulture)}", retryAfter) with
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
        };

    /// <summary>"/sendMessage": the token stays out of the journal.</summary>
    private protected override string JournalPath(VendorRequest request) => BotApi.MethodOf(request.Path) is { } method ? "/" + method : Secrets.MaskText(request.Path);

    private static string UnreadBody(VendorRequest request) =>
        request.Body.Length == 0 || request.ContentType is "application/json" or "application/x-www-form-urlencoded" or "multipart/form-data"
            ? ""
            : $". Its body was not read: '{request.ContentType}' is neither JSON nor a form";

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    private void Locked(Action change)
    {
        lock (_gate) change();
    }
}
