using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>CloudPayments' API, as far as it is needed here. See https://developers.cloudpayments.ru/. Amounts are decimals, not kopecks.</summary>
internal sealed class CloudPaymentsClient(IHttpClientFactory clients, IOptions<CloudPaymentsOptions> options, TimeProvider time, ILogger<CloudPaymentsClient> logger)
{
    public const string Name = "cloudpayments";

    private const string Words = "CloudPayments";

    /// <summary>A refusal is an HTTP 200 as well: what counts is Success, and whether there is a Model.</summary>
    /// <param name="path">Below the base address.</param>
    /// <param name="body">The parameters.</param>
    /// <param name="key">X-Request-ID: the same one gets the stored answer for an hour; null: none.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <exception cref="GatewayTrouble">It was not done, or nobody knows.</exception>
    public async Task<CloudPaymentsAnswer<T>> CallAsync<T>(string path, object body, string? key, CancellationToken cancellationToken)
        where T : class
    {
        var settings = options.Value;
        using var client = new RestClient(clients.CreateClient(Name), new RestClientOptions(settings.BaseUrl) { Authenticator = new HttpBasicAuthenticator(settings.PublicId, settings.ApiSecret) });
        var request = new RestRequest(path, Method.Post).AddStringBody(JsonSerializer.Serialize(body), ContentType.Json);
        if (key is not null)
            request.AddHeader("X-Request-ID", key);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        if ((isTimeUp ? GatewayTrouble.Timeout(Words) : TroubleOf(response)) is { } trouble)
        {
            logger.LogWarning(response.ErrorException, "CloudPayments: {Path} ended with {Status} {Answer}", path, (int)response.StatusCode, Shortened(response.Content));
            throw trouble;
        }

        try
        {
            return JsonSerializer.Deserialize<CloudPaymentsAnswer<T>>(response.Content ?? "") ?? throw new JsonException("null instead of an object");
        }
        catch (JsonException error)
        {
            logger.LogWarning(error, "CloudPayments: {Path} was answered with something that is not its JSON: {Answer}", path, Shortened(response.Content));
            throw GatewayTrouble.Unintelligible(Words);
        }
    }

    private static GatewayTrouble? TroubleOf(RestResponse response) => response switch
    {
        _ when (int)response.StatusCode == 0 => GatewayTrouble.Unreachable(Words),
        { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => GatewayTrouble.Misconfigured(Words),
        { StatusCode: HttpStatusCode.TooManyRequests } => GatewayTrouble.Busy(Words),
        { StatusCode: >= HttpStatusCode.InternalServerError } => GatewayTrouble.Unreachable(Words),
        { StatusCode: >= HttpStatusCode.BadRequest } => GatewayTrouble.Refused(Words, Shortened(response.Content)),
        { ResponseStatus: not ResponseStatus.Completed } => GatewayTrouble.Unreachable(Words),
        _ => null,
    };

    private static string Shortened(string? text) => text is { Length: > 500 } ? text[..500] : text ?? "";
}

/// <summary>The envelope of every answer.</summary>
internal sealed record CloudPaymentsAnswer<T>(bool Success, string? Message, T? Model)
    where T : class;

/// <summary>A page on which somebody pays.</summary>
internal sealed record CloudPaymentsBill(string Id, string Url);

/// <summary>A payment.</summary>
internal sealed record CloudPaymentsTransaction(long TransactionId, decimal Amount, string Currency, string Status, string? Reason);

internal sealed record CloudPaymentsRefund(long TransactionId);
