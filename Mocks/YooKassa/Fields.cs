using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mocks.YooKassa;

/// <summary>Reads a request's fields as strictly as YooKassa does; a field at fault is named by its path.</summary>
internal static partial class Fields
{
    public static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw Refused.Invalid("The request body must be a JSON object");
        }
        catch (JsonException)
        {
            throw Refused.Invalid("The request body is not valid JSON");
        }
    }

    public static string? Text(JsonObject parent, string name, int maximum, string? path = null)
    {
        path ??= name;
        if (parent[name] is not { } node) return null;
        if (node.GetValueKind() != JsonValueKind.String) throw Refused.Invalid("The value must be a string", path);
        var text = Unescaped(node, path);
        return text.Length <= maximum ? text : throw Refused.Invalid($"The value must not be longer than {maximum.ToString(CultureInfo.InvariantCulture)} characters", path);
    }

    private static string Unescaped(JsonNode node, string path)
    {
        try
        {
            return node.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            throw Refused.Invalid("The value is no valid Unicode text", path);
        }
    }

    public static string RequiredText(JsonObject parent, string name, int maximum, string? path = null) =>
        Text(parent, name, maximum, path) is { Length: > 0 } text ? text : throw Refused.Invalid("The parameter is required", path ?? name);

    public static bool Flag(JsonObject parent, string name) => parent[name]?.GetValueKind() switch
    {
        null => false,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refused.Invalid("The value must be true or false", name),
    };

    public static JsonObject? Object(JsonObject parent, string name) => parent[name] switch
    {
        null => null,
        JsonObject child => child,
        _ => throw Refused.Invalid("The value must be an object", name),
    };

    /// <summary>{"value": "2500.00", "currency": "RUB"}: the value is a string with two decimals.</summary>
    public static Money? Amount(JsonObject parent, string name = "amount")
    {
        if (Object(parent, name) is not { } amount) return null;
        var value = RequiredText(amount, "value", 20, $"{name}.value");
        if (!TwoDecimals().IsMatch(value)) throw Refused.Invalid("The value must be a string with two decimals, such as \"2500.00\"", $"{name}.value");
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        if (number <= 0) throw Refused.Invalid("The amount must be greater than zero", $"{name}.value");
        var currency = RequiredText(amount, "currency", 3, $"{name}.currency");
        return currency == "RUB" ? new Money(number, currency) : throw Refused.Invalid("The currency is not one of the shop's", $"{name}.currency");
    }

    public static Money RequiredAmount(JsonObject parent) => Amount(parent) ?? throw Refused.Invalid("The parameter is required", "amount");

    /// <summary>At most 16 keys of at most 32 characters, with values that are strings of at most 512.</summary>
    public static IReadOnlyDictionary<string, string> Metadata(JsonObject parent)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Object(parent, "metadata") is not { } metadata) return values;
        if (metadata.Count > 16) throw Refused.Invalid("There must not be more than 16 keys", "metadata");
        foreach (var (key, _) in metadata)
        {
            if (key.Length is 0 or > 32) throw Refused.Invalid("A key has between 1 and 32 characters", $"metadata.{key}");
            values[key] = Text(metadata, key, 512, $"metadata.{key}") ?? throw Refused.Invalid("The value must be a string", $"metadata.{key}");
        }

        return values;
    }

    [GeneratedRegex(@"^\d{1,12}\.\d{2}\z", RegexOptions.None, 5000)]
    private static partial Regex TwoDecimals();
}

/// <summary>An amount of money.</summary>
internal sealed record Money(decimal Value, string Currency);
