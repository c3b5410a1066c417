using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Pachca;

/// <summary>Pachca's /messages. Facts: https://dev.pachca.com/ and the vendor's published OpenAPI description. Its owner locks.</summary>
internal sealed class MessageApi(MessageBook book, VendorServerOptions options)
{
    public static readonly string[] Endpoints = ["POST /messages", "GET /messages", "GET /messages/{id}", "PUT /messages/{id}"];

    private const int DefaultLimit = 50;

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public VendorAnswer Answer(VendorRequest request)
    {
        Authorize(request);
        string[] path = request.Path.Trim('/').Split('/');
        return (request.Method, path) switch
        {
            ("POST", ["messages"]) => Data(201, Json(Post(request))),
            ("GET", ["messages"]) => List(request),
            ("GET", ["messages", var id]) => Data(200, Json(Find(id))),
            ("PUT", ["messages", var id]) => Data(200, Json(Edit(id, request))),
            _ => throw new PachcaError(404, "not_found", $"There is no {request.Method} {request.Path}. Faked here: {string.Join(", ", Endpoints)}"),
        };
    }

    public static VendorAnswer Write(int status, JsonNode body) => new(status, body.ToJsonString(Written));

    private void Authorize(VendorRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Header("Authorization");
        if (header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
            throw new PachcaError(401, "invalid_token", "Access token is missing");
        if (header[Scheme.Length..].Trim() != options.PachcaToken)
            throw new PachcaError(401, "invalid_token", "Access token is invalid");
    }

    private PachcaMessage Post(VendorRequest request)
    {
        var message = Read(request);
        var (type, id, content) = (MessageFields.EntityType(message), MessageFields.RequiredId(message, "entity_id"), MessageFields.Content(message));
        MessageFields.CheckButtons(message);
        if (message["files"] is not (null or JsonArray))
            throw PachcaError.Invalid("files", "The field must be an array");
        if (type == "discussion" && !book.HasChat(id))
            throw PachcaError.NotFound("entity_id", id.ToString(CultureInfo.InvariantCulture));
        var parent = MessageFields.Id(message, "parent_message_id");
        if (parent is { } original && book.Find(original) is null)
            throw PachcaError.NotFound("parent_message_id", original.ToString(CultureInfo.InvariantCulture));
        return book.Post(type, id, content, parent, MessageFields.Text(message, "display_name", 255));
    }

    private PachcaMessage Edit(string id, VendorRequest request)
    {
        var (message, found) = (Read(request), Find(id));
        book.Edit(found, MessageFields.Content(message));
        return found;
    }

    private PachcaMessage Find(string id) => long.TryParse(id, CultureInfo.InvariantCulture, out var number) && book.Find(number) is { } message ? message : throw PachcaError.NotFound("id", id);

    private VendorAnswer List(VendorRequest request)
    {
        if (!long.TryParse(request.Query.GetValueOrDefault("chat_id"), CultureInfo.InvariantCulture, out var chat))
            throw new PachcaError(400, "required", "The parameter is missing", "chat_id");
        var limit = request.Query.TryGetValue("limit", out var text) ? int.TryParse(text, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= 50 ? asked : throw PachcaError.Invalid("limit", "Between 1 and 50", text) : DefaultLimit;
        var before = request.Query.TryGetValue("cursor", out var cursor) && cursor.Length > 0 ? Before(cursor) : long.MaxValue;
        var found = book.Messages.Where(m => m.EntityId == chat && m.Id < before).OrderByDescending(m => m.Id).Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        return Write(200, new JsonObject
        {
            ["data"] = new JsonArray([.. page.Select(m => (JsonNode)Json(m))]),
            ["meta"] = new JsonObject { ["paginate"] = new JsonObject { ["next_page"] = found.Count > limit ? Convert.ToBase64String(Encoding.ASCII.GetBytes(page[^1].Id.ToString(CultureInfo.InvariantCulture))) : null } },
        });
    }

    private static long Before(string cursor)
    {
        var buffer = new byte[32];
        return Convert.TryFromBase64String(cursor, buffer, out var length) && long.TryParse(Encoding.ASCII.GetString(buffer, 0, length), CultureInfo.InvariantCulture, out var id)
            ? id
            : throw PachcaError.Invalid("cursor", "This is no cursor", cursor);
    }

    private static JsonObject Read(VendorRequest request) => request.ContentType == "application/json"
        ? MessageFields.Parse(request.Body)
        : throw new PachcaError(400, "wrong_params", $"The body must be application/json, not '{request.ContentType}'");

    private static VendorAnswer Data(int status, JsonObject message) => Write(status, new JsonObject { ["data"] = message });

    private JsonObject Json(PachcaMessage m) => new()
    {
        ["id"] = m.Id,
        ["entity_type"] = m.EntityType,
        ["entity_id"] = m.EntityId,
        ["chat_id"] = m.EntityId,
        ["root_chat_id"] = m.EntityId,
        ["content"] = m.Content,
        ["user_id"] = options.PachcaUserId,
        ["created_at"] = Time(m.CreatedAt),
        ["url"] = string.Create(CultureInfo.InvariantCulture, $"https://app.pachca.com/chats/{m.EntityId}?message={m.Id}"),
        ["files"] = new JsonArray(),
        ["buttons"] = new JsonArray(),
        ["thread"] = null,
        ["forwarding"] = null,
        ["parent_message_id"] = m.ParentMessageId,
        ["display_avatar_url"] = null,
        ["display_name"] = m.DisplayName,
        ["changed_at"] = m.ChangedAt is { } changed ? Time(changed) : null,
        ["deleted_at"] = null,
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
