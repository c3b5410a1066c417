using System.Text.Json;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>An exchange in the format of Allure's HTTP viewer (<c>application/vnd.allure.http+json</c>, schema version 1).</summary>
internal static class HttpAttachment
{
    public const string MediaType = "application/vnd.allure.http+json";

    public static void Write(Utf8JsonWriter json, HttpExchange exchange)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion"u8, 1);
        json.WriteNumber("start"u8, exchange.At.ToUnixTimeMilliseconds());
        json.WriteNumber("stop"u8, (exchange.At + exchange.Duration).ToUnixTimeMilliseconds());

        json.WriteStartObject("request"u8);
        json.WriteString("method"u8, exchange.Method);
        json.WriteString("url"u8, Redaction.ForViewer(exchange.Url));
        json.WriteString("httpVersion"u8, "HTTP/1.1"u8);
        Pairs(json, "headers", exchange.RequestHeaders);
        Pairs(json, "cookies", HttpParts.Cookies(exchange.RequestHeaders));
        Pairs(json, "query", HttpParts.Query(exchange.Url));
        Body(json, exchange.RequestBody);
        json.WriteEndObject();

        if (exchange.Status is { } status)
        {
            json.WriteStartObject("response"u8);
            json.WriteNumber("status"u8, status);
            json.WriteString("statusText"u8, HttpParts.ReasonPhrase(status));
            json.WriteString("httpVersion"u8, "HTTP/1.1"u8);
            Pairs(json, "headers", exchange.ResponseHeaders);
            Body(json, exchange.ResponseBody);
            json.WriteEndObject();
        }
        if (exchange.Error is { } error)
            Error(json, error);
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, HttpBody? body)
    {
        if (body is null)
            return;
        json.WriteStartObject("body"u8);
        if (body.ContentType is not null)
            json.WriteString("contentType"u8, body.ContentType);
        json.WriteString("encoding"u8, body.IsBase64 ? "base64"u8 : "utf8"u8);
        json.WriteString("value"u8, body.IsBase64 ? body.Text : Redaction.ForViewer(body.Truncated ? $"{body.Text}\n... cut: {body.Size} bytes in all, {body.Hash}" : body.Text));
        json.WriteNumber("size"u8, body.Size);
        json.WriteBoolean("truncated"u8, body.Truncated);
        if (!body.IsBase64 && body.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            Pairs(json, "form", HttpParts.Form(body.Text));
        json.WriteEndObject();
    }

    private static void Error(Utf8JsonWriter json, string error)
    {
        var colon = error.IndexOf(": ", StringComparison.Ordinal);
        json.WriteStartObject("error"u8);
        json.WriteString("name"u8, colon > 0 ? error[..colon] : "Error");
        json.WriteString("message"u8, colon > 0 ? error[(colon + 2)..] : error);
        json.WriteEndObject();
    }

    private static void Pairs(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        json.WriteStartArray(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, key);
            json.WriteString("value"u8, Redaction.ForViewer(value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
