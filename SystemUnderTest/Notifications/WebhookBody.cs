using System.Text.Json;
using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications;

/// <summary>What providers report, byte for byte: signatures are over that.</summary>
internal static class WebhookBody
{
    private const int Largest = 256 * 1024;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "A report is smaller than this.");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    public static Refusal NotAuthentic(string provider) => Refusal.Forbidden("signature_invalid", $"The signature is not {provider}'s for this.");

    public static Refusal Unreadable(string provider) => new(StatusCodes.Status400BadRequest, "invalid_request", $"The body is no report of {provider}'s.");
}
