using System.Text.Json;

namespace Framework.Contract;

/// <summary>What an operation says about a body: of one of its answers, or of the requests that it takes.</summary>
internal sealed class ApiBody
{
    private readonly List<(string Type, Schema? Schema)> _contents;
    private readonly string _verb;
    private readonly bool _isOptional;

    private ApiBody(List<(string, Schema?)> contents, string verb, bool isOptional) => (_contents, _verb, _isOptional) = (contents, verb, isOptional);

    public static ApiBody OfResponse(JsonElement response, SchemaReader schemas) => new(ContentsOf(response, schemas), "answered", isOptional: false);

    /// <summary>A request may come without a body unless the document says <c>required</c>; where it says nothing at all, none is declared.</summary>
    public static ApiBody OfRequest(JsonElement operation, SchemaReader schemas) =>
        operation.TryGetProperty("requestBody", out var reference) && schemas.Resolve(reference) is var body
            ? new(ContentsOf(body, schemas), "sent", !body.TryGetProperty("required", out var required) || required.ValueKind != JsonValueKind.True)
            : new([], "sent", isOptional: true);

    /// <summary>What is wrong with a body, after "answered 200 with" or "a request with"; null if nothing is.</summary>
    public string? Compare(byte[] body, string? contentType)
    {
        var type = TypeOf(contentType ?? "");
        if (_contents.Count == 0)
            return body.Length == 0 ? null : $"a body of {(type.Length == 0 ? "no type" : type)}, where none is declared";
        if (body.Length == 0)
            return _isOptional ? null : $"no body, where {Declared} is declared";
        var (found, schema) = _contents.FirstOrDefault(c => Covers(c.Type, type));
        if (found is null)
            return $"{(type.Length == 0 ? "a body of no type" : type)}, where {Declared} is declared";
        return schema is not null && type.EndsWith("json", StringComparison.Ordinal) ? CompareJson(body, schema) : null;
    }

    private static List<(string, Schema?)> ContentsOf(JsonElement body, SchemaReader schemas) => body.TryGetProperty("content", out var content)
        ? [.. content.EnumerateObject().Select(c => (TypeOf(c.Name), c.Value.TryGetProperty("schema", out var schema) ? schemas.Read(schema) : null))]
        : [];

    private string? CompareJson(byte[] body, Schema schema)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return SchemaCheck.Compare(json.RootElement, schema)?.InWords(_verb);
        }
        catch (JsonException error)
        {
            return $"what is no JSON: {error.Message}";
        }
    }

    private string Declared => string.Join(" or ", _contents.Select(c => c.Type));

    /// <summary>Without its parameters.</summary>
    private static string TypeOf(string contentType) => contentType.Split(';')[0].Trim().ToLowerInvariant();

    private static bool Covers(string declared, string type) =>
        declared == type || declared == "*/*" || (declared.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(declared[..^1], StringComparison.Ordinal));
}
