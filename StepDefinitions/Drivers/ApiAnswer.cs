using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Framework.Http;
using RestSharp;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>What the system answered, and what it was asked.</summary>
public sealed class ApiAnswer(string request, RestResponse response)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The request's method and path.</summary>
    public string Request { get; } = request;

    public HttpStatusCode Status { get; } = response.StatusCode;

    public string Body { get; } = response.Content ?? "";

    /// <summary>The machine-readable code of a problem; null if the answer is none.</summary>
    public string? ProblemCode => Problem("code");

    /// <summary>One line for a person: status, and the problem's code and detail.</summary>
    public string Summary
    {
        get
        {
            var status = string.Create(CultureInfo.InvariantCulture, $"{(int)Status} {Status}");
            var detail = Problem("detail") ?? Problem("title");
            return detail is null ? status : $"{status}, {ProblemCode ?? "no code"}: {detail}";
        }
    }

    public string? Header(string name) =>
        response.Headers?.FirstOrDefault(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase))?.Value?.ToString();

    public string? ContentType { get; } = response.ContentHeaders?.FirstOrDefault(h => h.Name == "Content-Type")?.Value;

    /// <exception cref="UnexpectedAnswerException">It was no success.</exception>
    public void EnsureSuccess()
    {
        if ((int)Status is < 200 or > 299)
            throw new UnexpectedAnswerException($"{Request} was expected to succeed, but was answered with {Summary}");
    }

    /// <summary>The body of a success that is UTF-8 text.</summary>
    /// <exception cref="UnexpectedAnswerException">It was no success, or is not UTF-8.</exception>
    public string Text()
    {
        EnsureSuccess();
        try
        {
            return StrictUtf8.GetString(response.RawBytes ?? []);
        }
        catch (DecoderFallbackException error)
        {
            throw new UnexpectedAnswerException($"The answer to {Request} is not UTF-8: {error.Message}");
        }
    }

    /// <summary>The body of a success.</summary>
    /// <exception cref="UnexpectedAnswerException">It was none, or its JSON is not what the contract says.</exception>
    public T As<T>()
    {
        EnsureSuccess();
        try
        {
            return JsonSerializer.Deserialize<T>(Body, WireJson.Options) ?? throw new UnexpectedAnswerException($"{Request} was answered with {Summary} and null instead of {typeof(T).Name}.");
        }
        catch (JsonException error)
        {
            throw new UnexpectedAnswerException($"The answer to {Request} is not the agreed {typeof(T).Name}: {error.Message}\n{SecretMask.Text(Body)}");
        }
    }

    /// <summary>The fields that a problem names; none if the answer is no problem.</summary>
    public IReadOnlyList<string> ProblemFields
    {
        get
        {
            if (response.ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
                return [];
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(e => e.Name)] : [];
        }
    }

    private string? Problem(string property)
    {
        if (response.ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
            return null;
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
