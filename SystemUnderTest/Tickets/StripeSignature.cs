using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

/// <summary>Tells whether a webhook comes from Stripe, and just now. See https://docs.stripe.com/webhooks#verify-manually.</summary>
internal sealed class StripeSignature(IOptions<StripeOptions> options, TimeProvider time)
{
    public const string Header = "Stripe-Signature";

    /// <param name="header">The header Stripe-Signature.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <exception cref="Refusal">400: it is missing, not Stripe's, or too old.</exception>
    public void Check(string? header, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(header))
            throw Refused("signature_missing", "The header Stripe-Signature is missing.");
        var parts = header.Split(',').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).Select(p => (Scheme: p[0].Trim(), Value: p[1])).ToList();
        var at = parts.FirstOrDefault(p => p.Scheme == "t").Value;
        if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            throw Refused("signature_invalid", "The header Stripe-Signature has no time.");

        // Several v1: while the secret is being changed Stripe signs with the old one and with the new. Other schemes say nothing.
        var expected = Expected(at, body);
        var isStripes = false;
        foreach (var (_, value) in parts.Where(p => p.Scheme == "v1"))
            isStripes |= CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(value));
        if (!isStripes)
            throw Refused("signature_invalid", "The signature is not Stripe's for this body.");
        var age = time.GetUtcNow().ToUnixTimeSeconds() - (decimal)seconds;
        if (Math.Abs(age) > options.Value.SignatureToleranceSeconds)
            throw Refused("signature_expired", $"The signature is {age} s old; at most {options.Value.SignatureToleranceSeconds} s are taken.");
    }

    private byte[] Expected(string at, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.WebhookSecret));
        hmac.AppendData(Encoding.ASCII.GetBytes(at + "."));
        hmac.AppendData(body);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    private static Refusal Refused(string code, string detail) => new(StatusCodes.Status400BadRequest, code, detail);
}
