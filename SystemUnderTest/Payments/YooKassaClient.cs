using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators;
using SystemUnderTest.Http;

namespace SystemUnderTest.Payments;

/// <summary>YooKassa's API, as far as it is needed here. See https://yookassa.ru/developers/api.</summary>
internal sealed class YooKassaClient(IHttpClientFactory clients, IOptions<YooKassaOptions> options, TimeProvider time, ILogger<YooKassaClient> logger)
{
    public const string Name = "yookassa";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Creates the payment at YooKassa, or finds it there if it has been created already: the key is the payment's id.</summary>
    /// <exception cref="ProviderTrouble">It was not created, or nobody knows.</exception>
    public Task<ProviderPayment> CreateAsync(Payment payment, string returnUrl, CancellationToken cancellationToken) => CallAsync<ProviderPayment>(
        Post("payments", payment.Id.ToString(), new
        {
            amount = Money(payment.Amount, payment.Currency),
            capture = true,
            confirmation = new { type = "redirect", return_url = returnUrl },
            description = payment.Description,
            metadata = new { invoice_id = payment.InvoiceId.ToString(), payment_id = payment.Id.ToString() },
        }),
        cancellationToken)!;

    /// <summary>Creates a payment in two stages: its money is held first, and taken by <see cref="CaptureAsync"/>.</summary>
    /// <exception cref="ProviderTrouble">It was not created, or nobody knows.</exception>
    public Task<ProviderPayment> HoldAsync(Guid key, decimal amount, string currency, string description, string returnUrl, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) => CallAsync<ProviderPayment>(
        Post("payments", key.ToString(), new { amount = Money(amount, currency), capture = false, confirmation = new { type = "redirect", return_url = returnUrl }, description, metadata }), cancellationToken)!;

    /// <summary>Takes all the money that is held.</summary>
    /// <exception cref="ProviderTrouble">It was not taken, or nobody knows.</exception>
    public Task<ProviderPayment> CaptureAsync(string id, Guid key, CancellationToken cancellationToken) =>
        CallAsync<ProviderPayment>(Post("payments/{id}/capture", $"capture-{key}", new { }).AddUrlSegment("id", id), cancellationToken)!;

    /// <summary>Lets the money go that is held.</summary>
    /// <exception cref="ProviderTrouble">It was not let go, or nobody knows.</exception>
    public Task<ProviderPayment> CancelAsync(string id, Guid key, CancellationToken cancellationToken) =>
        CallAsync<ProviderPayment>(Post("payments/{id}/cancel", $"cancel-{key}", new { }).AddUrlSegment("id", id), cancellationToken)!;

    /// <summary>The payment as YooKassa knows it; null if it doesn't.</summary>
    /// <exception cref="ProviderTrouble">It can't be asked.</exception>
    public Task<ProviderPayment?> FindAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<ProviderPayment>(new RestRequest("payments/{id}").AddUrlSegment("id", id), cancellationToken);

    /// <summary>Gives money back, or finds the refund that did so already: the key is the refund's id.</summary>
    /// <exception cref="ProviderTrouble">It was not given back, or nobody knows.</exception>
    public Task<ProviderRefund> RefundAsync(Guid refund, string providerPayment, decimal amount, string currency, CancellationToken cancellationToken) =>
        CallAsync<ProviderRefund>(Post("refunds", refund.ToString(), new { payment_id = providerPayment, amount = Money(amount, currency) }), cancellationToken)!;

    /// <summary>The refund as YooKassa knows it; null if it doesn't.</summary>
    /// <exception cref="ProviderTrouble">It can't be asked.</exception>
    public Task<ProviderRefund?> FindRefundAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<ProviderRefund>(new RestRequest("refunds/{id}").AddUrlSegment("id", id), cancellationToken);

    /// <summary>Whether our credentials are accepted.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => await CallAsync<JsonElement?>(new RestRequest("me"), cancellationToken) is not null;

    private static RestRequest Post(string path, string key, object body) =>
        new RestRequest(path, Method.Post).AddHeader("Idempotence-Key", key).AddStringBody(JsonSerializer.Serialize(body, Json), ContentType.Json);

    private static object Money(decimal amount, string currency) => new { value = amount.ToString("0.00", CultureInfo.InvariantCulture), currency };

    private async Task<T?> CallAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new RestClient(
            clients.CreateClient(Name),
            new RestClientOptions(settings.BaseUrl) { Authenticator = new HttpBasicAuthenticator(settings.ShopId, settings.SecretKey) });
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        if (response is { StatusCode: HttpStatusCode.NotFound } && request.Method == Method.Get)
            return default;
        if ((isTimeUp ? ProviderTrouble.Timeout() : TroubleOf(response)) is { } trouble)
        {
            logger.LogWarning(response.ErrorException, "YooKassa: {Method} {Path} ended with {Status} {Answer}", request.Method, request.Resource, (int)response.StatusCode, Shortened(response.Content));
            throw trouble;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(response.Content ?? "", Json) ?? throw new JsonException("null instead of an object");
        }
        catch (JsonException error)
        {
            logger.LogWarning(error, "YooKassa: {Method} {Path} was answered with something that is not its JSON: {Answer}", request.Method, request.Resource, Shortened(response.Content));
            throw ProviderTrouble.Error("YooKassa's answer could not be understood.", isOutcomeKnown: false);
        }
    }

    private static ProviderTrouble? TroubleOf(RestResponse response) => response switch
    {
        _ when (int)response.StatusCode == 0 => ProviderTrouble.Error("YooKassa could not be reached.", isOutcomeKnown: false),
        { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => ProviderTrouble.Misconfigured(),
        { StatusCode: HttpStatusCode.TooManyRequests } => ProviderTrouble.Busy(),
        { StatusCode: >= HttpStatusCode.InternalServerError } => ProviderTrouble.Error("YooKassa has trouble.", isOutcomeKnown: false),
        { StatusCode: >= HttpStatusCode.BadRequest } => ProviderTrouble.Refused("YooKassa refused the request."),
        { ResponseStatus: not ResponseStatus.Completed } => ProviderTrouble.Error("YooKassa's answer broke off.", isOutcomeKnown: false),
        _ => null,
    };

    private static string Shortened(string? text) => text is { Length: > 500 } ? text[..500] : text ?? "";
}

internal sealed record ProviderPayment(
    string Id,
    string Status,
    ProviderAmount Amount,
    Dictionary<string, string>? Metadata,
    ProviderConfirmation? Confirmation,
    ProviderCancellation? CancellationDetails);

internal sealed record ProviderRefund(string Id, string PaymentId, string Status, ProviderAmount Amount);

internal sealed record ProviderAmount(string Value, string Currency);

internal sealed record ProviderConfirmation(string? ConfirmationUrl);

internal sealed record ProviderCancellation(string? Party, string? Reason);
