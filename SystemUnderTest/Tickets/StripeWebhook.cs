using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

internal static class StripeWebhook
{
    private const int Largest = 256 * 1024;

    /// <summary>The signature is over the raw bytes: they are read as they came, and only then understood.</summary>
    public static async Task<Ok> TakeAsync(HttpRequest request, StripeSignature signature, StripeEvents events, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "An event is smaller than this.");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        signature.Check(request.Headers[StripeSignature.Header], body.GetBuffer().AsSpan(0, (int)body.Length));
        await events.FollowAsync(body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken);
        return TypedResults.Ok();
    }
}
