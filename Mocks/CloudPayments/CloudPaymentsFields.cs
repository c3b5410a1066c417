using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.CloudPayments;

/// <summary>The parameters of a request: JSON or a form, as its Content-Type says.</summary>
internal sealed class CloudPaymentsFields
{
    private static readonly string[] Currencies = ["RUB", "USD", "EUR", "GBP", "KZT", "UAH", "BYN", "UZS", "AMD", "KGS", "GEL", "TRY", "CNY"];
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.OrdinalIgnoreCase);

    public static CloudPaymentsFields Read(VendorRequest request)
    {
        var fields = new CloudPaymentsFields();
        switch (request.ContentType)
        {
            case "application/json":
                foreach (var (name, value) in Parse(request.Body)) fields._values[name] = value?.DeepClone();
                break;
            case "application/x-www-form-urlencoded":
                foreach (var (name, value) in VendorRequest.Pairs(request.Body)) fields._values[name] = JsonValue.Create(value);
                break;
            case "" when request.Body.Length == 0:
                break;
            default:
                throw new CloudPaymentsRefused($"Unsupported Content-Type '{request.ContentType}'", "content_type", "Content-Type", 415);
        }

        return fields;
    }

    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        JsonValue value when value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        JsonObject data when name == "JsonData" => data.ToJsonString(),
        _ => throw CloudPaymentsRefused.Invalid(name),
    };

    public string RequiredText(string name) => Text(name) ?? throw CloudPaymentsRefused.Missing(name);

    /// <summary>In whole units; two decimals at most.</summary>
    public decimal Amount()
    {
        if (Text("Amount") is not { } text) throw CloudPaymentsRefused.Missing("Amount");
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0 && decimal.Round(amount, 2) == amount
            ? amount
            : throw CloudPaymentsRefused.Invalid("Amount");
    }

    public long TransactionId()
    {
        if (Text("TransactionId") is not { } text) throw CloudPaymentsRefused.Missing("TransactionId");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw CloudPaymentsRefused.Invalid("TransactionId");
    }

    public string Currency() => Text("Currency") switch
    {
        null => "RUB",
        var given when Currencies.Contains(given, StringComparer.Ordinal) => given,
        _ => throw CloudPaymentsRefused.Invalid("Currency"),
    };

    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw CloudPaymentsRefused.Invalid(name),
    };

    /// <summary>JSON within a text, or an object.</summary>
    public string? JsonData()
    {
        if (Text("JsonData") is not { } text) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            throw CloudPaymentsRefused.Invalid("JsonData");
        }
    }

    private static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw new CloudPaymentsRefused("The body must be a JSON object", "body", null, 400);
        }
        catch (JsonException)
        {
            throw new CloudPaymentsRefused("The body is not valid JSON", "body", null, 400);
        }
    }
}
