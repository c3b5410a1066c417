using System.Text.Json;

namespace Framework.Contract;

/// <summary>The system's own OpenAPI document (3.0 or 3.1, JSON): which operations there are, and what each says that it answers.</summary>
internal sealed class ApiDocument
{
    private readonly SchemaReader _schemas;
    private readonly ILookup<(string Method, int Segments), ApiOperation> _byForm;
    private readonly IReadOnlyList<string[]> _bases;

    private ApiDocument(JsonElement root)
    {
        if (!root.TryGetProperty("openapi", out var version) || version.GetString()?.StartsWith("3.", StringComparison.Ordinal) != true || !root.TryGetProperty("paths", out var paths))
            throw new InvalidDataException("Expected an OpenAPI document of version 3, with its paths.");
        _schemas = new SchemaReader(root);
        Operations =
        [
            .. from path in paths.EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("responses", out _)
               select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value, _schemas),
        ];
        _byForm = Operations.OrderBy(o => o.Parameters).ToLookup(o => (o.Method, o.Segments));
        _bases = root.TryGetProperty("servers", out var servers) ? [.. servers.EnumerateArray().Select(BaseOf).Where(b => b.Length > 0)] : [];
    }

    /// <summary>In the document's order.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>Words of its schemas that forbid something which is not checked.</summary>
    public IReadOnlyCollection<string> Unchecked => _schemas.Unchecked;

    /// <exception cref="InvalidDataException">It is no OpenAPI document, or not in order.</exception>
    public static ApiDocument Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new ApiDocument(document.RootElement.Clone());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"Expected an OpenAPI document as JSON: {error.Message}", error);
        }
    }

    /// <summary>The operation that a request belongs to; null if the document has none. Of several paths that fit, the one with fewest parameters.</summary>
    public ApiOperation? Find(string method, string path)
    {
        var segments = ApiOperation.SegmentsOf(path);
        return Find(method, segments) ?? _bases.Where(b => segments.AsSpan().StartsWith(b)).Select(b => Find(method, segments[b.Length..])).FirstOrDefault(o => o is not null);
    }

    private ApiOperation? Find(string method, string[] segments) => _byForm[(method, segments.Length)].FirstOrDefault(o => o.Fits(segments));

    /// <summary>Paths are below the server's own.</summary>
    private static string[] BaseOf(JsonElement server) =>
        server.TryGetProperty("url", out var url) && Uri.TryCreate(new Uri("http://localhost/"), url.GetString(), out var address) ? ApiOperation.SegmentsOf(address.AbsolutePath) : [];
}
