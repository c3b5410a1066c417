using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;
using SystemUnderTest.Notifications.Deliveries;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>SendGrid's event webhook: an array of events, signed over the timestamp and the raw body.</summary>
internal static class SendGridEvents
{
    private const string Signature = "X-Twilio-Email-Event-Webhook-Signature";
    private const string Timestamp = "X-Twilio-Email-Event-Webhook-Timestamp";

    public static async Task<Ok> TakeAsync(HttpRequest request, DeliveryLog log, IOptions<SendGridOptions> options, CancellationToken cancellationToken)
    {
        var body = await WebhookBody.ReadAsync(request, cancellationToken);
        if (!IsSendGrids(request.Headers[Signature], request.Headers[Timestamp], body, options.Value.EventPublicKey))
            throw WebhookBody.NotAuthentic("SendGrid");
        foreach (var happened in Read(body))
        {
            if (happened is { Event: "delivered" })
                await log.ReportAsync(SendGridMailer.Name, happened.Delivery, null, DeliveryStatus.Delivered, null, cancellationToken);
            else if (happened is { Event: "bounce" or "dropped" })
                await log.ReportAsync(SendGridMailer.Name, happened.Delivery, null, DeliveryStatus.Bounced, happened.Reason ?? happened.Event, cancellationToken);
        }

        return TypedResults.Ok();
    }

    private static bool IsSendGrids(string? signature, string? timestamp, byte[] body, string? key)
    {
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp) || string.IsNullOrWhiteSpace(key))
            return false;
        var given = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, given, out var length))
            return false;
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key), out _);
        return ecdsa.VerifyData([.. Encoding.UTF8.GetBytes(timestamp), .. body], given.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static IReadOnlyList<MailEvent> Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<List<MailEvent>>(body, WebhookBody.Json) ?? [];
        }
        catch (JsonException)
        {
            throw WebhookBody.Unreadable("SendGrid");
        }
    }

    private sealed record MailEvent(string? Event, Guid? Delivery, string? Reason);
}
