using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.Hosting;

/// <summary>Reads a JSON body field by field; what is at fault is named by its path, and becomes the vendor's own refusal.</summary>
/// <param name="node">The object.</param>
/// <param name="path">Where it is; empty for the body itself.</param>
/// <param name="refuse">Makes the vendor's refusal of the field at a path, because of: "empty", "invalid".</param>
internal sealed class JsonFields(JsonObject node, string path, Func<string, string, Exception> refuse)
{
    public static JsonFields Parse(string body, Func<string, string, Exception> refuse)
    {
        try
        {
            return new JsonFields(JsonNode.Parse(body) as JsonObject ?? throw refuse("", "invalid"), "", refuse);
        }
        catch (JsonException)
        {
            throw refuse("", "invalid");
        }
    }

    public string Path { get; } = path;

    public bool Has(string name) => node[name] is not null;

    public string? Text(string name) => node[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw refuse(At(name), "invalid"),
    };

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw refuse(At(name), "empty");

    /// <summary>A whole number, also as a text where the vendor takes that.</summary>
    public int? Whole(string name) => node[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        JsonValue value when value.GetValueKind() == JsonValueKind.String && int.TryParse(value.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw refuse(At(name), "invalid"),
    };

    public int RequiredWhole(string name) => Whole(name) ?? throw refuse(At(name), "empty");

    public decimal? Number(string name) => node[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<decimal>(),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && decimal.TryParse(value.GetValue<string>(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw refuse(At(name), "invalid"),
    };

    public decimal RequiredNumber(string name) => Number(name) ?? throw refuse(At(name), "empty");

    public JsonFields? Object(string name) => node[name] switch
    {
        null => null,
        JsonObject child => new JsonFields(child, At(name), refuse),
        _ => throw refuse(At(name), "invalid"),
    };

    public JsonFields Required(string name) => Object(name) ?? throw refuse(At(name), "empty");

    /// <summary>An array of objects, with one at least.</summary>
    public IReadOnlyList<JsonFields> RequiredList(string name)
    {
        if (node[name] is null) throw refuse(At(name), "empty");
        if (node[name] is not JsonArray { Count: > 0 } items || items.Any(i => i is not JsonObject)) throw refuse(At(name), "invalid");
        return [.. items.Select((item, i) => new JsonFields((JsonObject)item!, $"{At(name)}[{i.ToString(CultureInfo.InvariantCulture)}]", refuse))];
    }

    private string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
