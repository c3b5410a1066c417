using System.Globalization;
using System.Text.Json.Nodes;
using Framework.Http;

namespace Framework.Gherkin.BadInput;

/// <summary>A body in which every field has a value of its type. What the values mean is not known here, so it need not be accepted.</summary>
internal static class PlausibleBody
{
    private static readonly HashSet<Type> Numbers = [typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal)];

    internal static JsonObject Of(EndpointBody? body) => Of(body?.Fields ?? []);

    private static JsonObject Of(IReadOnlyList<BodyField> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Fields.Count > 0 ? Of(f.Fields) : ValueOf(f.Type))));

    internal static JsonObject With(EndpointBody body, string field, JsonNode? value)
    {
        var json = Of(body);
        json[field] = value;
        return json;
    }

    internal static bool IsText(BodyField field) => field.Type == typeof(string);

    internal static bool IsNumber(BodyField field) => Numbers.Contains(Bare(field.Type));

    /// <summary>What no serializer takes for a value of this type.</summary>
    internal static JsonNode Wrong(BodyField field) => field.Fields.Count == 0 && ValueOf(field.Type) is JsonArray ? new JsonObject() : new JsonArray();

    private static JsonNode? ValueOf(Type type)
    {
        var bare = Bare(type);
        if (bare == typeof(string))
            return "text";
        if (Numbers.Contains(bare))
            return 1;
        if (bare == typeof(bool))
            return true;
        if (bare == typeof(Guid))
            return "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31";
        if (bare == typeof(DateOnly))
            return "2030-01-31";
        if (bare == typeof(DateTimeOffset) || bare == typeof(DateTime))
            return new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture);
        if (bare != typeof(object) && bare.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            return new JsonArray();
        return bare.IsEnum ? 0 : new JsonObject();
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
