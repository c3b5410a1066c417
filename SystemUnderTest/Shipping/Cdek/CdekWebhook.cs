using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping.Cdek;

/// <summary>CDEK's push about an order's status. It is not signed: it says only that there is something to ask for, and CDEK is asked.</summary>
internal static class CdekWebhook
{
    private const int Largest = 64 * 1024;

    public static async Task<Ok> TakeAsync(HttpRequest request, CdekCarrier cdek, Carriers carriers, ShipmentBook book, ILogger<CdekCarrier> logger, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "A push is smaller than this.");
        var push = await ReadAsync(request, cancellationToken);
        if (push is not { Type: "ORDER_STATUS", Uuid: { } uuid } || await cdek.NumberOfAsync(uuid.ToString(), cancellationToken) is not { } number || await book.FindAsync(number, cancellationToken) is null)
        {
            logger.LogInformation("A push of CDEK about nothing of ours was ignored");
            return TypedResults.Ok();
        }

        await carriers.Find(CdekCarrier.Name).TrackAsync(number, cancellationToken);
        return TypedResults.Ok();
    }

    private static async Task<Push> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Push>(request.Body, CarrierJson.SnakeCase, cancellationToken) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new Refusal(StatusCodes.Status400BadRequest, "invalid_request", "The body is no push of CDEK's.");
        }
    }

    private sealed record Push(string? Type, Guid? Uuid);
}
