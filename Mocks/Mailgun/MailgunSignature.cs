using System.Security.Cryptography;
using System.Text;

namespace Mocks.Mailgun;

/// <summary>A webhook's signature: hexadecimal HMAC-SHA256 of timestamp and token with the signing key. It is not over the event.</summary>
public static class MailgunSignature
{
    /// <summary>The signature.</summary>
    /// <param name="timestamp">Unix seconds.</param>
    /// <param name="token">50 characters.</param>
    /// <param name="key">The HTTP webhook signing key.</param>
    public static string Sign(string timestamp, string token, string key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(timestamp + token)));
}
