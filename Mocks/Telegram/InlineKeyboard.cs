using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.Telegram;

/// <summary>reply_markup with an inline keyboard, checked in the order and with the words of Telegram's own server.</summary>
internal static class InlineKeyboard
{
    private const int MaximumCallbackBytes = 64;
    private const int MaximumButtons = 100;
    private const int MaximumBytes = 10_000;

    private static readonly string[] OtherActions =
        ["callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat", "switch_inline_query_current_chat", "login_url", "web_app", "copy_text"];

    public static IReadOnlyList<TelegramButton> Read(JsonNode? markup)
    {
        if (markup is null) return [];
        if (markup is not JsonObject keyboard) throw BotError.BadRequest("object expected as reply markup");
        if (!keyboard.ContainsKey("inline_keyboard")) return [];
        if (keyboard["inline_keyboard"] is not JsonArray rows) throw BotError.BadRequest("field \"inline_keyboard\" must be of type Array");
        var buttons = new List<TelegramButton>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row] is not JsonArray cells) throw BotError.BadRequest("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
            foreach (var cell in cells) buttons.Add(Button(cell, row));
        }

        if (buttons.Count > MaximumButtons || buttons.Sum(Bytes) > MaximumBytes) throw BotError.BadRequest("reply markup is too long");
        return buttons;
    }

    /// <summary>The first action that a button has is its action, as Telegram reads it: with a url, callback_data is not looked at.</summary>
    private static TelegramButton Button(JsonNode? node, int row)
    {
        if (node is not JsonObject button) throw Unreadable("InlineKeyboardButton must be an Object");
        if (!button.ContainsKey("text")) throw Unreadable("Can't find field \"text\"");
        var text = Text(button, "text");
        if (Text(button, "url") is { Length: > 0 } url)
        {
            if (text.Length == 0) throw Empty();
            return ButtonAddress.Fault(url) is { } fault ? throw BotError.BadRequest($"inline keyboard button URL '{url}' is invalid: {fault}") : new TelegramButton(row, text, url, null);
        }

        if (Text(button, "callback_data") is { Length: > 0 } data)
        {
            if (text.Length == 0) throw Empty();
            return Encoding.UTF8.GetByteCount(data) > MaximumCallbackBytes ? throw BotError.BadRequest("BUTTON_DATA_INVALID") : new TelegramButton(row, text, null, data);
        }

        if (!Array.Exists(OtherActions, button.ContainsKey)) throw Unreadable("Text buttons are unallowed in the inline keyboard");
        return text.Length == 0 ? throw Empty() : new TelegramButton(row, text, null, null);
    }

    private static string Text(JsonObject button, string name) => button[name] switch
    {
        null => "",
        JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => value.ToString(),
        _ => throw Unreadable($"Field \"{name}\" must be of type String"),
    };

    private static int Bytes(TelegramButton button) => Encoding.UTF8.GetByteCount(button.Text) + Encoding.UTF8.GetByteCount(button.Url ?? button.CallbackData ?? "");

    private static BotError Unreadable(string why) => BotError.BadRequest($"can't parse inline keyboard button: {why}");

    private static BotError Empty() => BotError.BadRequest("inline keyboard button text must be non-empty");
}
