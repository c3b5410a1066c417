using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mocks.Hosting;

namespace Mocks.Telegram;

/// <summary>The Bot API's methods. Its owner locks.</summary>
internal sealed partial class BotApi(ChatBook book, UpdateDelivery updates, VendorServerOptions options)
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? WebhookUrl { get; private set; }

    public string? WebhookSecret { get; private set; }

    public static string? MethodOf(string path) => BotPath().Match(path) is { Success: true } match ? match.Groups["method"].Value : null;

    public VendorAnswer Answer(VendorRequest request)
    {
        var path = BotPath().Match(request.Path);
        if (request.Method is not ("GET" or "POST") || !path.Success || !Token().IsMatch(path.Groups["token"].Value)) throw new BotError(404, "Not Found") { Hint = $". A method is called by GET or POST at /bot<token>/<method>; a token is digits, a colon and at least 30 characters. Methods here: {string.Join(", ", Methods.Faked)}" };
        if (path.Groups["token"].Value != options.TelegramBotToken) throw new BotError(401, "Unauthorized");
        var parameters = new BotParameters(request);
        return path.Groups["method"].Value.ToLowerInvariant() switch
        {
            "getme" => Ok(Me()),
            "sendmessage" => SendMessage(parameters),
            "editmessagetext" => EditMessageText(parameters),
            "deletemessage" => DeleteMessage(parameters),
            "getchat" => Ok(Chat(book.Open(parameters.Text("chat_id")))),
            "sendchataction" => True(book.Open(parameters.Text("chat_id"))),
            "answercallbackquery" => AnswerCallbackQuery(parameters),
            "setwebhook" => SetWebhook(parameters),
            "deletewebhook" => DeleteWebhook(),
            "getwebhookinfo" => Ok(new JsonObject { ["url"] = WebhookUrl ?? "", ["has_custom_certificate"] = false, ["pending_update_count"] = 0 }),
            "getupdates" => WebhookUrl is null
                ? Ok(new JsonArray())
                : throw new BotError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"),
            var unknown => throw new BotError(404, "Not Found: method not found") { Hint = Methods.HintAbout(unknown) },
        };
    }

    public static VendorAnswer Error(int code, string description, int? retryAfter = null)
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (retryAfter is not null) json["parameters"] = new JsonObject { ["retry_after"] = retryAfter };
        return new VendorAnswer(code, json.ToJsonString(Written)) { ContentType = "application/json" };
    }

    public static string Title(int status) => status switch
    {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        429 => "Too Many Requests: retry after 1",
        502 => "Bad Gateway",
        _ => "Internal Server Error",
    };

    public static string CodeName(int status) => Title(status).Split(':')[0].Replace(' ', '_').ToLowerInvariant();

    private VendorAnswer SendMessage(BotParameters parameters)
    {
        var chatId = parameters.Text("chat_id");
        if (string.IsNullOrEmpty(chatId)) throw BotError.BadRequest("chat_id is empty");
        var text = parameters.Text("text");
        var parseMode = parameters.Text("parse_mode");
        var parsed = MarkedText.Parse(text, parseMode);
        var buttons = InlineKeyboard.Read(parameters.Object("reply_markup"));
        var chat = book.Open(chatId);
        var message = book.Send(chat, text!, parsed, parseMode, buttons, parameters.Flag("disable_notification"));
        return Ok(Message(message, chat));
    }

    private VendorAnswer EditMessageText(BotParameters parameters)
    {
        var chat = book.Open(parameters.Text("chat_id"));
        var message = book.Find(chat.Id, parameters.Number("message_id")) ?? throw BotError.BadRequest("message to edit not found");
        var text = parameters.Text("text");
        var parsed = MarkedText.Parse(text, parameters.Text("parse_mode"));
        var buttons = InlineKeyboard.Read(parameters.Object("reply_markup"));
        var isSame = parsed.Plain == message.PlainText && parsed.Entities.SequenceEqual(message.Entities) && buttons.SequenceEqual(message.Buttons);
        if (isSame) throw BotError.NothingToDo(NotModified);
        (message.Text, message.PlainText, message.Entities) = (text!, parsed.Plain, parsed.Entities);
        (message.ParseMode, message.Buttons, message.IsEdited) = (parameters.Text("parse_mode"), buttons, true);
        return Ok(Message(message, chat));
    }

    private VendorAnswer DeleteMessage(BotParameters parameters)
    {
        var chat = book.Open(parameters.Text("chat_id"));
        var message = book.Find(chat.Id, parameters.Number("message_id")) ?? throw BotError.BadRequest("message to delete not found");
        book.Delete(message);
        return Ok(JsonValue.Create(true));
    }

    private VendorAnswer AnswerCallbackQuery(BotParameters parameters)
    {
        updates.Answer(parameters.Text("callback_query_id"), parameters.Text("text"));
        return Ok(JsonValue.Create(true));
    }

    private VendorAnswer SetWebhook(BotParameters parameters)
    {
        var url = parameters.Text("url");
        if (string.IsNullOrEmpty(url)) return DeleteWebhook();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme != "https") throw BotError.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        if (parsed.Port is not (443 or 80 or 88 or 8443)) throw BotError.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        if (parameters.Text("secret_token") is { Length: > 256 }) throw BotError.BadRequest("secret token is too long");
        if (parameters.Text("secret_token") is { Length: > 0 } secret && !SecretToken().IsMatch(secret)) throw BotError.BadRequest("secret token contains unallowed characters");
        (WebhookUrl, WebhookSecret) = (url, parameters.Text("secret_token") ?? "");
        return Ok(JsonValue.Create(true), "Webhook was set");
    }

    private VendorAnswer DeleteWebhook()
    {
        var wasSet = WebhookUrl is not null;
        (WebhookUrl, WebhookSecret) = (null, null);
        return Ok(JsonValue.Create(true), wasSet ? "Webhook was deleted" : "Webhook is already deleted");
    }

    private static VendorAnswer True(Chat chat) => Ok(JsonValue.Create(chat.Id != 0));

    private static VendorAnswer Ok(JsonNode result, string? description = null)
    {
        var json = new JsonObject { ["ok"] = true, ["result"] = result };
        if (description is not null) json["description"] = description;
        return new VendorAnswer(200, json.ToJsonString(Written)) { ContentType = "application/json" };
    }

    private JsonObject Me() => new()
    {
        ["id"] = long.Parse(options.TelegramBotToken.Split(':')[0], CultureInfo.InvariantCulture),
        ["is_bot"] = true,
        ["first_name"] = options.TelegramBotName,
        ["username"] = options.TelegramBotName,
    };

    private static JsonObject Chat(Chat chat) => new() { ["id"] = chat.Id, ["first_name"] = chat.FirstName, ["type"] = "private" };

    public JsonObject Message(TelegramMessage message, Chat chat)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.MessageId,
            ["from"] = Me(),
            ["chat"] = Chat(chat),
            ["date"] = message.Date.ToUnixTimeSeconds(),
            ["text"] = message.PlainText,
        };
        if (message.IsEdited) json["edit_date"] = message.Date.ToUnixTimeSeconds();
        if (message.Entities.Count > 0) json["entities"] = new JsonArray([.. message.Entities.Select(Entity)]);
        if (message.Buttons.Count > 0) json["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray([.. message.Buttons.GroupBy(b => b.Row).Select(Row)]) };
        return json;
    }

    private static JsonNode Entity(MessageEntity entity)
    {
        var json = new JsonObject { ["offset"] = entity.Offset, ["length"] = entity.Length, ["type"] = entity.Type };
        if (entity.Url is not null) json["url"] = entity.Url;
        return json;
    }

    private static JsonNode Row(IEnumerable<TelegramButton> row) => new JsonArray([.. row.Select(button =>
    {
        var json = new JsonObject { ["text"] = button.Text };
        if (button.Url is not null) json["url"] = button.Url;
        if (button.CallbackData is not null) json["callback_data"] = button.CallbackData;
        return (JsonNode)json;
    })]);

    [GeneratedRegex("^/bot(?<token>[^/]*)/(?<method>[A-Za-z]+)$", RegexOptions.None, 5000)]
    private static partial Regex BotPath();

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]{30,}$", RegexOptions.None, 5000)]
    private static partial Regex Token();

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.None, 5000)]
    private static partial Regex SecretToken();
}
