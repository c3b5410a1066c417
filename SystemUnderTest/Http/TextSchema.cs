using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SystemUnderTest.Http;

/// <summary>Says in the OpenAPI document that a text is a text: of a type with a converter of its own (<see cref="TextWithoutNul"/>) it would say nothing at all.</summary>
internal sealed class TextSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(string))
            schema.Type = IsNullable(context.JsonPropertyInfo) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        else if (context.JsonTypeInfo.ElementType == typeof(string) && schema.Items is null)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        return Task.CompletedTask;
    }

    private static bool IsNullable(JsonPropertyInfo? property) => property is { PropertyType: { } type } && type == typeof(string) && property.IsGetNullable;
}
