using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>Tells whether a notification comes from CloudPayments: base64(HMAC-SHA256(body, API Secret)), over the bytes as they were sent.</summary>
internal sealed class CloudPaymentsSignature(IOptions<CloudPaymentsOptions> options)
{
    public const string Header = "Content-HMAC";

    /// <param name="header">The header Content-HMAC.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <exception cref="Refusal">401: it is missing, or not theirs for this body.</exception>
    public void Check(string? header, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(header))
            throw new Refusal(StatusCodes.Status401Unauthorized, "signature_missing", "The header Content-HMAC is missing.");
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.ApiSecret), body));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(header)))
            throw new Refusal(StatusCodes.Status401Unauthorized, "signature_invalid", "The signature is not CloudPayments' for this body.");
    }
}
