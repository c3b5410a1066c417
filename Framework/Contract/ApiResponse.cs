using System.Text.Json;

namespace Framework.Contract;

/// <summary>What an operation says about one of its answers.</summary>
internal sealed class ApiResponse
{
    private readonly List<(string Type, Schema? Schema)> _contents;

    public ApiResponse(JsonElement response, SchemaReader schemas) => _contents = response.TryGetProperty("content", out var content)
        ? [.. content.EnumerateObject().Select(c => (TypeOf(c.Name), c.Value.TryGetProperty("schema", out var schema) ? schemas.Read(schema) : null))]
        : [];

    /// <summary>What is wrong with a body, after "answered 200 with"; null if nothing is.</summary>
    public string? Compare(byte[] body, string? contentType)
    {
        var type = TypeOf(contentType ?? "");
        if (_contents.Count == 0)
            return body.Length == 0 ? null : $"a body of {type}, where none is declared";
        if (body.Length == 0)
            return $"no body, where {Declared} is declared";
        var (found, schema) = _contents.FirstOrDefault(c => Covers(c.Type, type));
        if (found is null)
            return $"{(type.Length == 0 ? "a body of no type" : type)}, where {Declared} is declared";
        return schema is not null && type.EndsWith("json", StringComparison.Ordinal) ? CompareJson(body, schema) : null;
    }

    private static string? CompareJson(byte[] body, Schema schema)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return SchemaCheck.Compare(json.RootElement, schema)?.ToString();
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
