using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Pachca;
using Mocks.YooKassa;

namespace Mocks.Control;

/// <summary>/_control/pachca: chats, and what was posted to them.</summary>
internal static class PachcaControl
{
    public static readonly string[] Endpoints = ["GET /pachca/messages", "GET /pachca/chats", "POST /pachca/chats", "DELETE /pachca/chats/{id}", "POST /pachca/faults", "DELETE /pachca/faults"];

    /// <summary>Null: there is no such endpoint.</summary>
    public static VendorAnswer? Answer(PachcaWorkspace pachca, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", ["messages"]): return ControlJson.List(pachca.Messages, Json);
            case ("GET", ["chats"]): return Chats(pachca);
            case ("POST", ["chats"]):
                pachca.AddChat(new ControlRequest(request, "id").RequiredId("id"));
                return Chats(pachca);
            case ("DELETE", ["chats", var id]):
                pachca.RemoveChat(long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"A chat's id is a whole number, not '{id}'."));
                return Chats(pachca);
            default: return null;
        }
    }

    private static VendorAnswer Chats(PachcaWorkspace pachca) =>
        ControlJson.Answer(new JsonObject { ["items"] = new JsonArray([.. pachca.Chats.Select(id => (JsonNode)JsonValue.Create(id))]) });

    private static JsonObject Json(PachcaMessage message) => new()
    {
        ["id"] = message.Id,
        ["entity_type"] = message.EntityType,
        ["entity_id"] = message.EntityId,
        ["content"] = message.Content,
        ["parent_message_id"] = message.ParentMessageId,
        ["display_name"] = message.DisplayName,
        ["created_at"] = Wire.Time(message.CreatedAt),
        ["edited"] = message.ChangedAt is not null,
    };
}
