using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Telegram;

namespace Mocks.Control;

/// <summary>/_control/telegram: chats, and what was sent to them.</summary>
internal static class TelegramControl
{
    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(TelegramBot telegram, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", ["messages"]): return ControlJson.List(telegram.Messages, ControlJson.Of);
            case ("GET", ["chats"]): return Chats(telegram);
            case ("POST", ["chats"]):
                var order = new ControlRequest(request, "id", "first_name");
                telegram.AddChat(order.RequiredId("id"), order.Text("first_name") ?? "Anna");
                return Chats(telegram);
            case ("DELETE", ["chats", var id]):
                telegram.RemoveChat(Number(id));
                return Chats(telegram);
            case ("POST", ["chats", var id, "block"]):
                telegram.BlockedBy(Number(id));
                return Chats(telegram);
            case ("POST", ["chats", var id, "unblock"]):
                telegram.UnblockedBy(Number(id));
                return Chats(telegram);
            case ("POST", ["chats", var id, "press"]):
                var press = new ControlRequest(request, "button", "from");
                return ControlJson.Answer(ControlJson.Of(await telegram.Press(Number(id), press.RequiredText("button"), press.Number("from"))));
            case ("POST", ["updates", "repeat"]): return ControlJson.Answer(ControlJson.Of(await telegram.RepeatUpdate()));
            case ("GET", ["presses"]): return ControlJson.List(telegram.Presses, ControlJson.Of);
            default: return null;
        }
    }

    private static VendorAnswer Chats(TelegramBot telegram) =>
        ControlJson.Answer(new JsonObject { ["items"] = new JsonArray([.. telegram.KnownChats.Select(id => (JsonNode)JsonValue.Create(id))]) });

    private static long Number(string id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"A chat's id is a whole number, not '{id}'.");
}
