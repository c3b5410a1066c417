using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Mocks.CloudPayments;

/// <summary>
/// How notifications are signed: base64 of the HMAC-SHA256 with the API secret. <c>Content-HMAC</c> is over the body as it is sent,
/// <c>X-Content-HMAC</c> over the URL-decoded body.
/// </summary>
public static class CloudPaymentsSignature
{
    /// <summary>The headers for a body.</summary>
    /// <param name="body">The body as it is sent.</param>
    /// <param name="secret">The API secret.</param>
    public static IReadOnlyDictionary<string, string> Headers(string body, string secret) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Content-HMAC"] = Sign(body, secret),
        ["X-Content-HMAC"] = Sign(WebUtility.UrlDecode(body), secret),
    };

    /// <summary>The signature of a text.</summary>
    public static string Sign(string text, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
