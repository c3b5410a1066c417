using System.Globalization;
using System.Text.Json;

namespace Framework.Contract;

/// <summary>One operation of an OpenAPI document.</summary>
internal sealed class ApiOperation
{
    private readonly string[] _segments;
    private readonly Dictionary<string, ApiBody> _responses;

    public ApiOperation(string method, string path, JsonElement operation, SchemaReader schemas)
    {
        (Method, Path) = (method, path);
        _segments = SegmentsOf(path);
        _responses = operation.GetProperty("responses").EnumerateObject().Where(r => !r.Name.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary(r => r.Name, r => ApiBody.OfResponse(schemas.Resolve(r.Value), schemas), StringComparer.OrdinalIgnoreCase);
        Request = ApiBody.OfRequest(operation, schemas);
        Name = operation.TryGetProperty("operationId", out var id) ? id.GetString() : null;
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>Its operationId; null if it has none.</summary>
    public string? Name { get; }

    /// <summary>What it says of the bodies that it takes.</summary>
    public ApiBody Request { get; }

    public int Segments => _segments.Length;

    /// <summary>How many parameters its path has.</summary>
    public int Parameters => _segments.Count(IsParameter);

    /// <summary>The statuses that it says it answers.</summary>
    public IEnumerable<string> Declared => _responses.Keys.Order(StringComparer.Ordinal);

    public static string[] SegmentsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public bool Fits(string[] segments)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!IsParameter(_segments[i]) && !string.Equals(segments[i], _segments[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>What it says of a status; null if nothing.</summary>
    public ApiBody? ResponseOf(int status) =>
        _responses.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture))
        ?? _responses.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{status / 100}XX"))
        ?? _responses.GetValueOrDefault("default");

    public override string ToString() => Name is null ? $"{Method} {Path}" : $"{Method} {Path} ({Name})";

    private static bool IsParameter(string segment) => segment.Contains('{', StringComparison.Ordinal);
}
