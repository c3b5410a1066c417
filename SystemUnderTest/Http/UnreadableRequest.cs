using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace SystemUnderTest.Http;

/// <summary>Says what is wrong with a request that could not be read: which property is unknown (and which was probably meant), missing, null or of the wrong type.</summary>
internal static partial class UnreadableRequest
{
    public static Refusal Explain(HttpContext context, BadHttpRequestException error)
    {
        if (error.InnerException is not JsonException json)
            return Unbound().Match(error.Message) is { Success: true } wrong
                ? Invalid([wrong.Groups["name"].Value], $"has the wrong form: '{Shortened(wrong.Groups["value"].Value)}'")
                : new Refusal(error.StatusCode, CodeOf(error.StatusCode), error.Message);
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return Explain(json, endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);
    }

    /// <param name="json">Why the JSON could not be read.</param>
    /// <param name="type">What it was to be read as; null if that is not known.</param>
    public static Refusal Explain(JsonException json, Type? type)
    {
        var field = json.Path?.TrimStart('$').TrimStart('.') ?? "";
        if (Unknown().Match(json.Message) is { Success: true } unknown)
            return UnknownProperty(type, unknown.Groups["name"].Value);
        if (json.Message.Contains("missing required properties", StringComparison.Ordinal))
        {
            var names = Quoted().Matches(json.Message[json.Message.IndexOf("including", StringComparison.Ordinal)..]).Select(m => m.Groups["name"].Value).ToList();
            return Invalid(names, "is required");
        }

        if (json.Message.StartsWith(TextWithoutNul.Refused, StringComparison.Ordinal))
            return Invalid([field], TextWithoutNul.Refused);
        return Invalid(field.Length == 0 ? [] : [field], field.Length == 0 ? "The body is not valid JSON" : "has the wrong type or is null");
    }

    private static Refusal UnknownProperty(Type? type, string name)
    {
        var known = type?.GetProperties().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)).ToList() ?? [];
        var nearest = known.Count == 0 ? "" : $"; did you mean '{known.MinBy(k => NameDistance.Between(name, k))}'?";
        return Invalid([name], $"is unknown{nearest}");
    }

    private static Refusal Invalid(IReadOnlyList<string> fields, string message) => new(
        StatusCodes.Status400BadRequest,
        "invalid_request",
        fields.Count == 0 ? $"{message}." : $"The request is invalid: {string.Join(", ", fields)} {message}.")
    {
        Errors = fields.ToDictionary(f => f, _ => new[] { message }, StringComparer.Ordinal),
    };

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "payload_too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        _ => "invalid_request",
    };

    private static string Shortened(string value) => value.Length <= 50 ? value : value[..50] + "...";

    [GeneratedRegex("^Failed to bind parameter \"\\S+ (?<name>\\w+)\" from \"(?<value>.*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [GeneratedRegex("The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Unknown();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
