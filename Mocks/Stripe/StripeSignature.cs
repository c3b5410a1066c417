using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mocks.Stripe;

/// <summary>
/// The header Stripe-Signature: <c>t=seconds,v1=hex</c>, where v1 is the HMAC-SHA256 of "t.body" with the endpoint's whole secret as key; several v1
/// while a secret is rolled. See https://docs.stripe.com/webhooks#verify-manually.
/// </summary>
public static class StripeSignature
{
    /// <summary>The header's value.</summary>
    /// <param name="body">The body, as it goes over the wire.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="secrets">The endpoint's secrets; one v1 for each.</param>
    public static string Sign(string body, DateTimeOffset at, params IReadOnlyCollection<string> secrets)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{seconds}.{body}");
        // v0 is a scheme of test events that says nothing; who believes in it is wrong.
        return $"t={seconds},{string.Join(',', secrets.Select(secret => $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}"))},v0={new string('0', 64)}";
    }
}
