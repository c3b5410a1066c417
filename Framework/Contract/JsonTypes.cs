using System.Text.Json;

namespace Framework.Contract;

/// <summary>The types of JSON Schema.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Integer = 16,
    Number = 32,
    String = 64,
    Any = 127,
}

/// <summary>Which values are of which type.</summary>
internal static class JsonTypesOfValues
{
    /// <summary>The type of that name; <see cref="JsonTypes.None"/> if JSON Schema has no such type.</summary>
    public static JsonTypes Named(string? name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "object" => JsonTypes.Object,
        "array" => JsonTypes.Array,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        _ => JsonTypes.None,
    };

    public static bool Allows(this JsonTypes types, JsonElement value) => types == JsonTypes.Any || value.ValueKind switch
    {
        JsonValueKind.Null => types.HasFlag(JsonTypes.Null),
        JsonValueKind.True or JsonValueKind.False => types.HasFlag(JsonTypes.Boolean),
        JsonValueKind.Object => types.HasFlag(JsonTypes.Object),
        JsonValueKind.Array => types.HasFlag(JsonTypes.Array),
        JsonValueKind.String => types.HasFlag(JsonTypes.String),
        _ => types.HasFlag(JsonTypes.Number) || (types.HasFlag(JsonTypes.Integer) && IsWhole(value)),
    };

    public static string InWords(this JsonTypes types) =>
        string.Join(" or ", Enum.GetValues<JsonTypes>().Where(t => t is not (JsonTypes.None or JsonTypes.Any) && types.HasFlag(t)).OrderByDescending(t => t).Select(t => t.ToString().ToLowerInvariant()));

    /// <summary>1.0 is an integer, too (JSON Schema, Validation 6.1.1).</summary>
    private static bool IsWhole(JsonElement value) => value.TryGetInt64(out _) || (value.TryGetDouble(out var number) && number == Math.Floor(number));
}
