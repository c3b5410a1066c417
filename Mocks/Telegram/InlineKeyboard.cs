using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.Telegram;

/// <summary>reply_markup with an inline keyboard, checked.</summary>
internal static class InlineKeyboard
{
    private const int MaximumCallbackBytes = 64;

    public static IReadOnlyList<TelegramButton> Read(JsonNode? markup)
    {
        if (markup is null) return [];
        if (markup is not JsonObject keyboard) throw BotError.BadRequest("object expected as reply markup");
        if (!keyboard.ContainsKey("inline_keyboard")) return [];
        if (keyboard["inline_keyboard"] is not JsonArray rows) throw BotError.BadRequest("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array");
        var buttons = new List<TelegramButton>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row] is not JsonArray cells) throw BotError.BadRequest("can't parse inline keyboard: rows must be Arrays of InlineKeyboardButton");
            foreach (var cell in cells) buttons.Add(Button(cell, row));
        }

        return buttons;
    }

    private static TelegramButton Button(JsonNode? node, int row)
    {
        if (node is not JsonObject button) throw BotError.BadRequest("can't parse inline keyboard button: expected an Object");
        if (Text(button, "text") is not { Length: > 0 } text) throw BotError.BadRequest("can't parse inline keyboard button: Can't find field \"text\"");
        var (url, data) = (Text(button, "url"), Text(button, "callback_data"));
        var doesSomethingElse = button.Any(p => p.Key is "web_app" or "login_url" or "switch_inline_query" or "switch_inline_query_current_chat" or "pay" or "callback_game" or "copy_text");
        if (url is null && data is null && !doesSomethingElse) throw BotError.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (url is not null && !IsAddress(url)) throw BotError.BadRequest($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        if (data is not null && Encoding.UTF8.GetByteCount(data) is 0 or > MaximumCallbackBytes) throw BotError.BadRequest("BUTTON_DATA_INVALID");
        return new TelegramButton(row, text, url, data);
    }

    private static string? Text(JsonObject button, string name) => button[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw BotError.BadRequest($"can't parse inline keyboard button: Field \"{name}\" must be of type String"),
    };

    /// <summary>Telegram opens no address whose host has no dot: "localhost" is refused.</summary>
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "http://" + url, UriKind.Absolute, out var parsed)
        && (parsed.Scheme == "tg" || (parsed.Scheme is "http" or "https" && parsed.Host.Contains('.', StringComparison.Ordinal)));
}
