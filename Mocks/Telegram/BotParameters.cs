using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Telegram;

/// <summary>The parameters of a method: from the query, a form or JSON.</summary>
internal sealed class BotParameters
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

    public BotParameters(VendorRequest request)
    {
        foreach (var (name, value) in request.Query) _values[name] = value;
        if (request.Body.Length == 0) return;
        switch (request.ContentType)
        {
            case "application/json":
                if (Parse(request.Body) is not JsonObject body) throw BotError.BadRequest("JSON object expected");
                foreach (var (name, value) in body) _values[name] = value;
                break;
            case "application/x-www-form-urlencoded":
                foreach (var (name, value) in VendorRequest.Pairs(request.Body)) _values[name] = value;
                break;
            case "multipart/form-data":
                foreach (var (name, value) in FormData.Fields(request.Body, request.Header("Content-Type")!)) _values[name] = value;
                break;
            default:
                // Telegram doesn't read such a body, and misses its parameters.
                break;
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw BotError.BadRequest($"field \"{name}\" must be of type String"),
    };

    public bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase) || Text(name) == "1";

    public int? Number(string name) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An object; in a form, or as a JSON string, it is JSON in a text.</summary>
    public JsonNode? Object(string name) => _values.GetValueOrDefault(name) switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } json =>
            Parse(json) ?? throw BotError.BadRequest("can't parse reply keyboard markup JSON object"),
        var node => node,
    };

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
