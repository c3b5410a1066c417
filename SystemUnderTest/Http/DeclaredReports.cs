using Microsoft.OpenApi;

namespace SystemUnderTest.Http;

/// <summary>
/// What webhooks say in the OpenAPI document about the reports that they take. They read the bytes themselves, since signatures are over those, and refuse no report
/// for its content type alone; so the document would say that they take nothing.
/// </summary>
internal static class DeclaredReports
{
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>An endpoint takes a vendor's report.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="contentType">As the vendor sends it.</param>
    /// <param name="type">What the report is, as JSON.</param>
    public static TBuilder TakesReport<TBuilder>(this TBuilder builder, string contentType = "application/json", JsonSchemaType type = JsonSchemaType.Object)
        where TBuilder : IEndpointConventionBuilder => builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [contentType] = new() { Schema = new OpenApiSchema { Type = type } } },
            };
            return Task.CompletedTask;
        });
}
