using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.Types;

namespace WireMock.Util;

/// <summary>Finds out what a request's body is.</summary>
internal static class BodyParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    public static BodyData? Parse(byte[] bytes, string? contentType)
    {
        if (bytes.Length == 0) return null;
        var declared = FromContentType(contentType);
        var body = new BodyData { BodyAsBytes = bytes, DetectedBodyTypeFromContentType = declared };
        if (!TryDecode(bytes, out var text))
        {
            body.DetectedBodyType = BodyType.Bytes;
            return body;
        }

        body.Encoding = Encoding.UTF8;
        body.BodyAsString = text;
        body.DetectedBodyType = BodyType.String;
        if (declared == BodyType.FormUrlEncoded)
        {
            body.BodyAsFormUrlEncoded = QueryString.Parse(text);
            body.DetectedBodyType = BodyType.FormUrlEncoded;
        }
        else if (declared == BodyType.Json || LooksLikeJson(text))
        {
            if (!TryParseJson(text, out var json)) return body;
            body.BodyAsJson = json;
            body.DetectedBodyType = BodyType.Json;
        }

        return body;
    }

    private static BodyType FromContentType(string? contentType) => contentType switch
    {
        null => BodyType.Bytes,
        _ when contentType.Contains("json", StringComparison.OrdinalIgnoreCase) => BodyType.Json,
        _ when contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => BodyType.FormUrlEncoded,
        _ when contentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) => BodyType.MultiPart,
        _ when contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) => BodyType.String,
        _ => BodyType.Bytes,
    };

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static bool TryDecode(byte[] bytes, out string text)
    {
        try
        {
            text = StrictUtf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    private static bool TryParseJson(string text, out JsonNode? json)
    {
        try
        {
            json = JsonNode.Parse(text);
            return json is not null;
        }
        catch (JsonException)
        {
            json = null;
            return false;
        }
    }
}
