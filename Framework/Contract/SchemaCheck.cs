using System.Globalization;
using System.Text.Json;

namespace Framework.Contract;

/// <summary>Compares a value with a schema.</summary>
internal static class SchemaCheck
{
    private const int Deepest = 200;

    /// <summary>The first mismatch; null if there is none.</summary>
    public static Mismatch? Compare(JsonElement value, Schema schema, int depth = 0)
    {
        if (depth > Deepest)
            return null;
        if (!schema.Types.Allows(value))
            return schema.Types == JsonTypes.None ? Mismatch.Of("nothing at all", value) : Mismatch.Of(schema.Types.InWords(), value);
        return Combined(value, schema, depth) ?? value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, schema, depth),
            JsonValueKind.Array => Items(value, schema, depth),
            JsonValueKind.Number => Number(value, schema),
            JsonValueKind.String => Text(value, schema),
            _ => null,
        } ?? (schema.Values?.Contains(JsonSerializer.Serialize(value)) == false ? Mismatch.Of($"one of {string.Join(", ", schema.Values)}", value) : null);
    }

    private static Mismatch? Combined(JsonElement value, Schema schema, int depth)
    {
        foreach (var part in schema.All)
        {
            if (Compare(value, part, depth + 1) is { } mismatch)
                return mismatch;
        }

        return Fitting(value, schema.Any, depth, int.MaxValue) ?? Fitting(value, schema.One, depth, 1);
    }

    /// <summary>Of several ways in which a value does not fit, the one is told that came furthest.</summary>
    private static Mismatch? Fitting(JsonElement value, IReadOnlyList<Schema> options, int depth, int most)
    {
        if (options.Count == 0)
            return null;
        var (fitting, nearest) = (0, (Mismatch?)null);
        foreach (var option in options)
        {
            if (Compare(value, option, depth + 1) is not { } mismatch)
                fitting++;
            else if (nearest is null || mismatch.Path.Length > nearest.Path.Length || option.Types != JsonTypes.Null && nearest.Path.Length == 0)
                nearest = mismatch;
        }

        return fitting == 0 ? nearest : fitting <= most ? null : Mismatch.Of(string.Create(CultureInfo.InvariantCulture, $"exactly one of {options.Count} alternatives, of which {fitting} fit"), value);
    }

    private static Mismatch? Members(JsonElement value, Schema schema, int depth)
    {
        foreach (var name in schema.Required)
        {
            if (!value.TryGetProperty(name, out _))
                return new Mismatch("", $"the declared property {name} is missing");
        }

        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            count++;
            if (!schema.Properties.TryGetValue(property.Name, out var declared))
            {
                if (schema.IsClosed)
                    return new Mismatch("", $"the property {property.Name} is not declared");
                declared = schema.Rest;
            }

            if (declared is not null && Compare(property.Value, declared, depth + 1) is { } mismatch)
                return mismatch.Under(property.Name);
        }

        return Amount(count, schema, "properties");
    }

    private static Mismatch? Items(JsonElement value, Schema schema, int depth)
    {
        if (schema.Items is { } declared)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (Compare(item, declared, depth + 1) is { } mismatch)
                    return mismatch.Under(index);
                index++;
            }
        }

        return Amount(value.GetArrayLength(), schema, "items");
    }

    private static Mismatch? Amount(int count, Schema schema, string of) =>
        count < schema.Fewest ? new Mismatch("", string.Create(CultureInfo.InvariantCulture, $"declared with at least {schema.Fewest} {of}"), With(count))
        : count > schema.Most ? new Mismatch("", string.Create(CultureInfo.InvariantCulture, $"declared with at most {schema.Most} {of}"), With(count))
        : null;

    private static string With(int count) => string.Create(CultureInfo.InvariantCulture, $"with {count}");

    private static Mismatch? Number(JsonElement value, Schema schema)
    {
        if (!value.TryGetDecimal(out var number))
            return schema.Format is "int32" or "int64" ? Mismatch.Of(schema.Format, value) : null;
        var isOutside = schema.Format switch
        {
            "int32" => number is < int.MinValue or > int.MaxValue,
            "int64" => number is < long.MinValue or > long.MaxValue,
            _ => false,
        };
        return isOutside ? Mismatch.Of(schema.Format!, value)
            : number < schema.Lowest ? Mismatch.Of(string.Create(CultureInfo.InvariantCulture, $"at least {schema.Lowest}"), value)
            : number > schema.Highest ? Mismatch.Of(string.Create(CultureInfo.InvariantCulture, $"at most {schema.Highest}"), value)
            : number <= schema.Above ? Mismatch.Of(string.Create(CultureInfo.InvariantCulture, $"more than {schema.Above}"), value)
            : number >= schema.Below ? Mismatch.Of(string.Create(CultureInfo.InvariantCulture, $"less than {schema.Below}"), value)
            : null;
    }

    private static Mismatch? Text(JsonElement value, Schema schema)
    {
        if (schema.Format is { } format && !HasFormat(value, format))
            return Mismatch.Of(format, value);
        if (schema.Fewest is null && schema.Most is null && schema.Pattern is null)
            return null;
        var text = value.GetString()!;
        return schema.Pattern?.IsMatch(text) == false ? Mismatch.Of($"text like {schema.Pattern}", value) : Amount(text.EnumerateRunes().Count(), schema, "characters");
    }

    /// <summary>Formats that ASP.NET Core's documents use, by RFC 3339, 4122 and 3986; others are remarks.</summary>
    private static bool HasFormat(JsonElement value, string format) => format switch
    {
        "uuid" => value.TryGetGuid(out _),
        "date-time" => value.TryGetDateTimeOffset(out _) && value.GetString() is { } moment && (moment.EndsWith('Z') || moment.LastIndexOfAny(['+', '-']) > 10),
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        _ => true,
    };
}
