using System.Text.Json;
using SystemUnderTest.Http;

namespace SystemUnderTest.Payments;

/// <summary>A notification as YooKassa sends it. Fields that are new are no reason to refuse it.</summary>
internal sealed record NotificationBody(string? Event, ProviderPayment? Object, ProviderRefund? Refund = null)
{
    public const string WaitingForCapture = "payment.waiting_for_capture";
    public const string Succeeded = "payment.succeeded";
    public const string Canceled = "payment.canceled";

    /// <summary>No event of YooKassa's own; kept for senders that use it, as a cancellation to be confirmed.</summary>
    public const string Failed = "payment.failed";

    public const string RefundSucceeded = "refund.succeeded";

    private const int Largest = 256 * 1024;

    /// <returns>The notification; null for an event that this system has no use for.</returns>
    /// <exception cref="Refusal">400: it is no notification.</exception>
    public static async Task<NotificationBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "A notification is smaller than this.");
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("event", out var name) || name.ValueKind != JsonValueKind.String)
                throw Malformed("The body is no notification: it has no event.");
            if (name.GetString() == RefundSucceeded)
                return RefundOf(document.RootElement);
            if (name.GetString() is not (WaitingForCapture or Succeeded or Canceled or Failed))
                return null;
            var body = document.Deserialize<NotificationBody>(YooKassaClient.Json);
            return body?.Object is { Id.Length: > 0, Status.Length: > 0, Amount.Value.Length: > 0 } ? body : throw Malformed("The notification names no payment, or not its status and amount.");
        }
        catch (JsonException)
        {
            throw Malformed("The body is not the JSON of a notification.");
        }
    }

    private static NotificationBody RefundOf(JsonElement root)
    {
        var refund = root.TryGetProperty("object", out var json) && json.ValueKind == JsonValueKind.Object ? json.Deserialize<ProviderRefund>(YooKassaClient.Json) : null;
        return refund is { Id.Length: > 0, PaymentId.Length: > 0, Amount.Value.Length: > 0 }
            ? new NotificationBody(RefundSucceeded, null, refund)
            : throw Malformed("The notification names no refund, or not its payment and amount.");
    }

    private static Refusal Malformed(string detail) => new(StatusCodes.Status400BadRequest, "invalid_request", detail);
}
