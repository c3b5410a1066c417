using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.Pachca;

/// <summary>Reads a request's fields as strictly as Pachca's specification has them; a field at fault is named.</summary>
internal static class MessageFields
{
    private static readonly string[] EntityTypes = ["discussion", "user", "thread"];

    /// <summary>The object "message" of the body.</summary>
    public static JsonObject Parse(string body)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw new PachcaError(400, "wrong_params", "The body is not valid JSON");
        }

        return (root as JsonObject)?["message"] as JsonObject ?? throw new PachcaError(400, "required", "The parameter is missing", "message");
    }

    public static string EntityType(JsonObject message) => Text(message, "entity_type") switch
    {
        null => EntityTypes[0],
        var type when EntityTypes.Contains(type, StringComparer.Ordinal) => type,
        var other => throw new PachcaError(422, "inclusion", $"The field has an unexpected value; expected is one of {string.Join(", ", EntityTypes)}", "entity_type", other),
    };

    public static string Content(JsonObject message) => Text(message, "content") is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw PachcaError.Blank("content");

    public static string? Text(JsonObject message, string name, int? longest = null)
    {
        if (message[name] is not { } node)
            return null;
        if (node.GetValueKind() != JsonValueKind.String)
            throw PachcaError.Invalid(name, "The field must be a string", node.ToJsonString());
        var text = Unescaped(node, name);
        return longest is { } most && text.Length > most ? throw new PachcaError(422, "too_long", string.Create(CultureInfo.InvariantCulture, $"At most {most} characters"), name) : text;
    }

    public static long RequiredId(JsonObject message, string name) => Id(message, name) ?? throw PachcaError.Blank(name);

    /// <summary>int32 in the specification.</summary>
    public static long? Id(JsonObject message, string name) => message[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var id) && id > 0 => id,
        var other => throw PachcaError.Invalid(name, "The field must be a positive whole number", other.ToJsonString()),
    };

    /// <summary>Rows of at most eight buttons, a hundred in all.</summary>
    public static void CheckButtons(JsonObject message)
    {
        if (message["buttons"] is not { } node)
            return;
        var rows = (node as JsonArray ?? throw PachcaError.Invalid("buttons", "The field must be an array of rows")).Select(r => r as JsonArray ?? throw PachcaError.Invalid("buttons", "A row must be an array")).ToList();
        if (rows.Exists(r => r.Count > 8) || rows.Sum(r => r.Count) > 100)
            throw new PachcaError(422, "too_long", "At most 8 buttons in a row, and 100 in all", "buttons");
        if (rows.Exists(r => r.Any(b => b is not JsonObject button || string.IsNullOrEmpty(button["text"]?.ToString()))))
            throw PachcaError.Blank("buttons.text");
    }

    private static string Unescaped(JsonNode node, string name)
    {
        try
        {
            return node.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            throw PachcaError.Invalid(name, "The field is no valid Unicode text");
        }
    }
}
