using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Control;

/// <summary>A request to the control API: its body is a JSON object, whose properties are all known.</summary>
internal sealed class ControlRequest
{
    private readonly JsonObject _body;

    public ControlRequest(VendorRequest request, params string[] known)
    {
        _body = Parse(request.Body);
        foreach (var (name, _) in _body)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                throw new ArgumentException($"Unknown property '{name}'. {(known.Length == 0 ? "This takes none" : $"Known: {string.Join(", ", known)}")}.");
        }
    }

    public string? Text(string name) => _body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw new ArgumentException($"'{name}' is a text."),
    };

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw new ArgumentException($"'{name}' is required.");

    public int? Number(string name) => _body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        _ => throw new ArgumentException($"'{name}' is a whole number."),
    };

    public long RequiredId(string name) => _body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var id)
        ? id
        : throw new ArgumentException($"'{name}' is required: a whole number.");

    /// <summary>An amount: a number, or a text such as "100.00".</summary>
    public decimal? Amount(string name) => _body[name] switch
    {
        null => null,
        JsonValue value when decimal.TryParse(value.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) => amount,
        _ => throw new ArgumentException($"'{name}' is an amount, such as \"100.00\"."),
    };

    public bool? Flag(string name) => _body[name]?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ArgumentException($"'{name}' is true or false."),
    };

    private static JsonObject Parse(string body)
    {
        if (string.IsNullOrWhiteSpace(body)) return [];
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new ArgumentException("The body is a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException("The body is no JSON.", wrong);
        }
    }
}
