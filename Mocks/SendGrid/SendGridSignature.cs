using System.Security.Cryptography;
using System.Text;

namespace Mocks.SendGrid;

/// <summary>Signs event webhooks as SendGrid does: ECDSA on P-256 with SHA-256, over the timestamp and the body as it is sent. The key is a fake one, and the same everywhere: a system that runs elsewhere can be told its public half beforehand.</summary>
public static class SendGridSignature
{
    private static readonly ECDsa Key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData("this-is-a-fake-sendgrid-event-key"u8) });

    /// <summary>An SPKI in base64.</summary>
    public static string PublicKey { get; } = Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());

    /// <summary>The header X-Twilio-Email-Event-Webhook-Signature: DER, in base64.</summary>
    /// <param name="timestamp">The header X-Twilio-Email-Event-Webhook-Timestamp: Unix seconds.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Sign(string timestamp, string body)
    {
        lock (Key) return Convert.ToBase64String(Key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}
