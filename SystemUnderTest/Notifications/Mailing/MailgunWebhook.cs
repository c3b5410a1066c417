using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SystemUnderTest.Notifications.Deliveries;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>Mailgun's webhook. The signature is over a time and a token, not over the event: it says who calls, and only once a day.</summary>
internal static class MailgunWebhook
{
    /// <summary>Mailgun repeats a call with the signature of the first attempt, for eight hours.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(9);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    public static async Task<Ok> TakeAsync(HttpRequest request, DeliveryLog log, IOptions<MailgunOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var call = Read(await WebhookBody.ReadAsync(request, cancellationToken));
        if (call is not { Signature: { Timestamp: { } at, Token: { Length: > 0 } token, Signature: { } given } } || !IsMailguns(at, token, given, options.Value.WebhookSigningKey, time.GetUtcNow()))
            throw WebhookBody.NotAuthentic("Mailgun");
        var happened = call.EventData;
        var (delivery, id) = (happened?.UserVariables?.Delivery, happened?.Message?.Headers?.MessageId);
        if (happened is { Event: "delivered" })
            await log.ReportAsync(MailgunMailer.Name, delivery, id, DeliveryStatus.Delivered, null, cancellationToken);
        else if (happened is { Event: "failed", Severity: "permanent" } or { Event: "rejected" })
            await log.ReportAsync(MailgunMailer.Name, delivery, id, DeliveryStatus.Bounced, happened.DeliveryStatus?.Description ?? happened.DeliveryStatus?.Message ?? happened.Reason ?? happened.Event, cancellationToken);
        return TypedResults.Ok();
    }

    private static bool IsMailguns(string at, string token, string given, string key, DateTimeOffset now)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(at + token)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(given))
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_799
            && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() < Oldest;
    }

    private static Call Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Call>(body, Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw WebhookBody.Unreadable("Mailgun");
        }
    }

    private sealed record Call(CallSignature? Signature, MailEvent? EventData);

    private sealed record CallSignature(string? Timestamp, string? Token, string? Signature);

    private sealed record MailEvent(string? Event, string? Severity, string? Reason, UserVariables? UserVariables, EventMessage? Message, EventStatus? DeliveryStatus);

    private sealed record UserVariables(Guid? Delivery);

    private sealed record EventMessage(EventHeaders? Headers);

    private sealed record EventHeaders(string? MessageId);

    private sealed record EventStatus(string? Message, string? Description);
}
