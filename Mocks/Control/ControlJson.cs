using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;
using Mocks.SendGrid;
using Mocks.Telegram;
using Mocks.YooKassa;

namespace Mocks.Control;

/// <summary>What the control API shows. The journal is masked already.</summary>
internal static class ControlJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static VendorAnswer Answer(JsonNode node, int status = 200) => new(status, node.ToJsonString(Options) + "\n");

    public static VendorAnswer Error(int status, string message) => Answer(new JsonObject { ["error"] = message }, status);

    public static VendorAnswer List<T>(IEnumerable<T> items, Func<T, JsonObject> json) =>
        Answer(new JsonObject { ["items"] = new JsonArray([.. items.Select(item => (JsonNode)json(item))]) });

    public static JsonObject Of(VendorCall call) => new()
    {
        ["number"] = call.Number,
        ["at"] = Wire.Time(call.At),
        ["vendor"] = call.Vendor,
        ["method"] = call.Method,
        ["path"] = call.Path,
        ["query"] = call.Query,
        ["headers"] = new JsonObject(call.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
        ["body"] = call.Body,
        ["status"] = call.Status,
        ["answer"] = call.Answer,
        ["fault"] = call.Fault,
    };

    public static JsonObject Of(VendorRefusal refusal) => new()
    {
        ["vendor"] = refusal.Vendor,
        ["method"] = refusal.Method,
        ["path"] = refusal.Path,
        ["status"] = refusal.Status,
        ["code"] = refusal.Code,
        ["description"] = refusal.Description,
        ["parameter"] = refusal.Parameter,
        ["expected"] = refusal.IsExpected,
    };

    public static JsonObject Of(NotificationDelivery delivery) => new()
    {
        ["at"] = Wire.Time(delivery.At),
        ["event"] = delivery.Event,
        ["object_id"] = delivery.ObjectId,
        ["from"] = delivery.From,
        ["held"] = delivery.IsHeld,
        ["confirmed"] = delivery.IsConfirmed,
        ["status"] = delivery.Status,
        ["error"] = delivery.Error,
        ["body"] = delivery.Body,
    };

    public static JsonObject Of(ButtonPress press) => new()
    {
        ["id"] = press.Id,
        ["update_id"] = press.UpdateId,
        ["chat_id"] = press.ChatId,
        ["data"] = press.Data,
        ["confirmed"] = press.IsConfirmed,
        ["status"] = press.Status,
        ["error"] = press.Error,
    };

    public static JsonObject Of(SendGridMail mail) => new()
    {
        ["id"] = mail.Id,
        ["at"] = Wire.Time(mail.At),
        ["from"] = mail.From,
        ["to"] = new JsonArray([.. mail.To.Select(to => (JsonNode)JsonValue.Create(to))]),
        ["subject"] = mail.Subject,
        ["text"] = mail.Text,
        ["html"] = mail.Html,
    };

    public static JsonObject Of(TelegramMessage message) => new()
    {
        ["chat_id"] = message.ChatId,
        ["message_id"] = message.MessageId,
        ["date"] = Wire.Time(message.Date),
        ["text"] = message.Text,
        ["plain_text"] = message.PlainText,
        ["parse_mode"] = message.ParseMode,
        ["edited"] = message.IsEdited,
        ["buttons"] = new JsonArray([.. message.Buttons.Select(b => (JsonNode)new JsonObject { ["row"] = b.Row, ["text"] = b.Text, ["url"] = b.Url, ["callback_data"] = b.CallbackData })]),
    };
}
