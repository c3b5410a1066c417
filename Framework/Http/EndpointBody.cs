using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Framework.Http;

/// <summary>The JSON body that an endpoint takes, as the system's own serializer reads it.</summary>
/// <param name="Type">What it becomes.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="Fields">Its properties; none if it is no object.</param>
public sealed record EndpointBody(Type Type, bool IsOptional, IReadOnlyList<BodyField> Fields)
{
    internal static EndpointBody Of(Type type, bool isOptional, JsonSerializerOptions json)
    {
        return new EndpointBody(type, isOptional, FieldsOf(type, json, Deepest));
    }

    /// <summary>Bodies that contain themselves end somewhere.</summary>
    private const int Deepest = 4;

    private static List<BodyField> FieldsOf(Type type, JsonSerializerOptions json, int depth)
    {
        var info = json.GetTypeInfo(type);
        return depth > 0 && info.Kind == JsonTypeInfoKind.Object ? [.. info.Properties.Select(p => Field(p, json, depth - 1))] : [];
    }

    private static BodyField Field(JsonPropertyInfo property, JsonSerializerOptions json, int depth) => new(
        property.Name,
        property.PropertyType,
        property.IsRequired || (json.RespectRequiredConstructorParameters && property.AssociatedParameter is { HasDefaultValue: false }),
        FieldsOf(property.PropertyType, json, depth));
}

/// <summary>A property of a body.</summary>
/// <param name="Name">As it stands in the JSON.</param>
/// <param name="Type">Its .NET type.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Fields">Its own properties; none if it is no object.</param>
public sealed record BodyField(string Name, Type Type, bool IsRequired, IReadOnlyList<BodyField> Fields);
