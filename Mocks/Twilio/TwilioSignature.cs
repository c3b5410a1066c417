using System.Security.Cryptography;
using System.Text;

namespace Mocks.Twilio;

/// <summary>The header X-Twilio-Signature: base64 of the HMAC-SHA1 over the whole address and each field, sorted by name, with nothing in between.</summary>
public static class TwilioSignature
{
    /// <summary>The header's value.</summary>
    /// <param name="url">The address, with its query.</param>
    /// <param name="fields">The form's fields.</param>
    /// <param name="authToken">The account's token.</param>
    public static string Sign(string url, IEnumerable<KeyValuePair<string, string>> fields, string authToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var signed = url + string.Concat(fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // Twilio signs with SHA-1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}
