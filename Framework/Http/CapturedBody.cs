using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Framework.Evidence;

namespace Framework.Http;

/// <summary>A body as evidence: text masked, and whatever is too long or no text cut, with size and hash instead of the rest.</summary>
public static class CapturedBody
{
    private const int LongestText = 64 * 1024, LongestBinary = 4 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Characters that text has; others are a sign of something else.</summary>
    private static readonly SearchValues<byte> NoText = SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    /// <summary>A body with all its bytes, as it is kept.</summary>
    /// <param name="bytes">The whole body.</param>
    /// <param name="type">Its content type; null if none was given.</param>
    public static HttpBody Of(byte[] bytes, MediaTypeHeaderValue? type)
    {
        var isText = IsText(type, bytes);
        var limit = isText ? LongestText : LongestBinary;
        var shown = bytes.AsSpan(0, isText ? Boundary(bytes, Math.Min(bytes.Length, limit)) : Math.Min(bytes.Length, limit));
        var body = isText
            ? new HttpBody(type?.ToString(), SecretMask.Text(Encoding.UTF8.GetString(shown)), bytes.Length, bytes.Length > limit, IsBase64: false)
            : new HttpBody(type?.ToString(), Convert.ToBase64String(shown), bytes.Length, bytes.Length > limit, IsBase64: true);
        return body with
        {
            Hash = body.Truncated || body.IsBase64 ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}" : null,
            Problem = isText ? Problem(shown) : null,
        };
    }

    /// <summary>What declares itself as text, and what is text whatever it declares: a form with parts holds passwords like any other.</summary>
    private static bool IsText(MediaTypeHeaderValue? type, ReadOnlySpan<byte> bytes)
    {
        var media = type?.MediaType ?? "";
        if (media.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && media != "image/svg+xml")
            return false;
        var declared = media.Length == 0 || media.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || media.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || media.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || media is "application/x-www-form-urlencoded" or "application/javascript";
        return (declared && !bytes.ContainsAny(NoText)) || (!bytes[..Math.Min(bytes.Length, LongestText)].ContainsAny(NoText) && Problem(bytes[..Boundary(bytes, Math.Min(bytes.Length, LongestText))]) is null);
    }

    /// <summary>Not in the middle of a character.</summary>
    private static int Boundary(ReadOnlySpan<byte> bytes, int length)
    {
        if (length == bytes.Length)
            return length;
        var end = length;
        while (end > 0 && length - end < 4 && (bytes[end] & 0xC0) == 0x80)
            end--;
        return end;
    }

    private static string? Problem(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return null;
        }
        catch (DecoderFallbackException e)
        {
            return string.Create(CultureInfo.InvariantCulture, $"not UTF-8 from byte {e.Index} on; what cannot be read is shown as \uFFFD");
        }
    }
}
