using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators.OAuth2;
using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

/// <summary>Stripe's API, as far as it is needed here. See https://docs.stripe.com/api. Never to be called within a transaction.</summary>
internal sealed class StripeClient(IHttpClientFactory clients, IOptions<StripeOptions> options, TimeProvider time, ILogger<StripeClient> logger)
{
    public const string Name = "stripe";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string Version = "2024-06-20";

    /// <summary>Creates the session, or finds it if it has been created already.</summary>
    /// <param name="form">The session's parameters.</param>
    /// <param name="key">The order's id: the same for each attempt.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <exception cref="StripeTrouble">It was not created, or nobody knows.</exception>
    public async Task<StripeSession> CreateSessionAsync(IEnumerable<(string Name, string Value)> form, Guid key, CancellationToken cancellationToken)
    {
        var session = (await CallAsync<StripeSession>(Post("checkout/sessions", form, $"order-{key}"), cancellationToken))!;
        return session is { Object: "checkout.session", Id.Length: > 0 } ? session : throw NotWhatWasAsked(session.Object);
    }

    /// <summary>The session as Stripe knows it; null if it doesn't.</summary>
    public async Task<StripeSession?> FindSessionAsync(string id, CancellationToken cancellationToken)
    {
        var session = await CallAsync<StripeSession>(new RestRequest("checkout/sessions/{id}").AddUrlSegment("id", id), cancellationToken);
        return session is null or { Object: "checkout.session", Id.Length: > 0 } ? session : throw NotWhatWasAsked(session.Object);
    }

    /// <summary>Ends a session that is open. One that isn't any more is refused by Stripe.</summary>
    public Task ExpireSessionAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<StripeSession>(Post("checkout/sessions/{id}/expire", [], null).AddUrlSegment("id", id), cancellationToken);

    /// <summary>Gives a payment back, all of it, from the producer's account and our fee; finds the refund if it has been made already.</summary>
    public async Task RefundAsync(string paymentIntent, Guid order, CancellationToken cancellationToken)
    {
        var refund = await CallAsync<StripeNamed>(
            Post("refunds", [("payment_intent", paymentIntent), ("reverse_transfer", "true"), ("refund_application_fee", "true"), ("metadata[order_id]", order.ToString())], $"refund-{order}"), cancellationToken);
        if (refund is not { Object: "refund" })
            throw NotWhatWasAsked(refund?.Object);
    }

    /// <summary>The payment as Stripe knows it; null if it doesn't.</summary>
    public Task<StripeIntent?> FindPaymentAsync(string paymentIntent, CancellationToken cancellationToken) =>
        CallAsync<StripeIntent>(new RestRequest("payment_intents/{id}").AddUrlSegment("id", paymentIntent), cancellationToken);

    /// <summary>Takes what is held (capture_method: manual).</summary>
    public async Task<StripeIntent> CaptureAsync(string paymentIntent, Guid key, CancellationToken cancellationToken) =>
        (await CallAsync<StripeIntent>(Post("payment_intents/{id}/capture", [], $"capture-{key}").AddUrlSegment("id", paymentIntent), cancellationToken))!;

    /// <summary>Lets go what is held.</summary>
    public async Task<StripeIntent> CancelAsync(string paymentIntent, Guid key, CancellationToken cancellationToken) =>
        (await CallAsync<StripeIntent>(Post("payment_intents/{id}/cancel", [], $"cancel-{key}").AddUrlSegment("id", paymentIntent), cancellationToken))!;

    /// <summary>Gives back a part, in the smallest unit, of a payment that is all ours.</summary>
    /// <returns>The refund's id.</returns>
    public async Task<string> RefundAsync(string paymentIntent, Guid refund, long amount, CancellationToken cancellationToken)
    {
        var made = await CallAsync<StripeIntent>(Post("refunds", [("payment_intent", paymentIntent), ("amount", amount.ToString(CultureInfo.InvariantCulture))], $"refund-{refund}"), cancellationToken);
        return made is { Object: "refund" } ? made.Id : throw NotWhatWasAsked(made?.Object);
    }

    /// <summary>The transfer that came of a payment; null while there is none.</summary>
    public async Task<string?> FindTransferAsync(string paymentIntent, CancellationToken cancellationToken)
    {
        var payment = await CallAsync<StripePayment>(new RestRequest("payment_intents/{id}").AddUrlSegment("id", paymentIntent).AddQueryParameter("expand[]", "latest_charge"), cancellationToken);
        return payment?.LatestCharge?.Transfer;
    }

    /// <summary>Writes on a transfer what it is for: the producer sees it there.</summary>
    public Task LabelTransferAsync(string transfer, IEnumerable<(string Name, string Value)> metadata, CancellationToken cancellationToken) =>
        CallAsync<StripeNamed>(Post("transfers/{id}", metadata.Select(m => ($"metadata[{m.Name}]", m.Value)), null).AddUrlSegment("id", transfer), cancellationToken);

    public async Task<StripeConnected> CreateAccountAsync(Guid producer, CancellationToken cancellationToken) => (await CallAsync<StripeConnected>(
        Post(
            "accounts",
            [("type", "express"), ("capabilities[card_payments][requested]", "true"), ("capabilities[transfers][requested]", "true"), ("metadata[producer_id]", producer.ToString())],
            $"account-{producer}"),
        cancellationToken))!;

    /// <summary>The account as Stripe knows it; null if it doesn't.</summary>
    public Task<StripeConnected?> FindAccountAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<StripeConnected>(new RestRequest("accounts/{id}").AddUrlSegment("id", id), cancellationToken);

    /// <summary>Where the owner of an account tells Stripe what it wants to know.</summary>
    public async Task<string> LinkAccountAsync(string id, string back, CancellationToken cancellationToken) => (await CallAsync<StripeLink>(
        Post("account_links", [("account", id), ("type", "account_onboarding"), ("refresh_url", back), ("return_url", back)], null), cancellationToken))!.Url;

    /// <summary>Whether our key is accepted.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => await CallAsync<StripeNamed>(new RestRequest("account"), cancellationToken) is { Object: "account" };

    private static RestRequest Post(string path, IEnumerable<(string Name, string Value)> form, string? key)
    {
        var request = new RestRequest(path, Method.Post);
        foreach (var (name, value) in form)
            request.AddParameter(name, value, ParameterType.GetOrPost);
        if (key is not null)
            request.AddHeader("Idempotency-Key", key);
        return request;
    }

    private async Task<T?> CallAsync<T>(RestRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var settings = options.Value;
        using var client = new RestClient(
            clients.CreateClient(Name),
            new RestClientOptions(settings.BaseUrl) { Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(settings.SecretKey, "Bearer") });
        request.AddHeader("Stripe-Version", Version);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        if (response is { StatusCode: HttpStatusCode.NotFound } && request.Method == Method.Get)
            return null;
        if ((isTimeUp ? StripeTrouble.Timeout() : TroubleOf(response)) is { } trouble)
        {
            logger.LogWarning(response.ErrorException, "Stripe: {Method} {Path} ended with {Status} {Answer}", request.Method, request.Resource, (int)response.StatusCode, Shortened(response.Content));
            throw trouble;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(response.Content ?? "", Json) ?? throw new JsonException("null instead of an object");
        }
        catch (JsonException error)
        {
            logger.LogWarning(error, "Stripe: {Method} {Path} was answered with something that is not its JSON: {Answer}", request.Method, request.Resource, Shortened(response.Content));
            throw StripeTrouble.Unintelligible();
        }
    }

    private StripeTrouble NotWhatWasAsked(string? type)
    {
        logger.LogWarning("Stripe answered with an object of the type {Type}", type);
        return StripeTrouble.Unintelligible();
    }

    private static StripeTrouble? TroubleOf(RestResponse response) => response switch
    {
        _ when (int)response.StatusCode == 0 => StripeTrouble.Unreachable(),
        { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => StripeTrouble.Misconfigured(),
        { StatusCode: HttpStatusCode.Conflict } => StripeTrouble.InFlight(),
        { StatusCode: HttpStatusCode.TooManyRequests } => StripeTrouble.Busy(),
        { StatusCode: >= HttpStatusCode.InternalServerError } => StripeTrouble.Failing(),
        { StatusCode: >= HttpStatusCode.BadRequest } => StripeTrouble.Refused(MessageOf(response.Content)),
        { ResponseStatus: not ResponseStatus.Completed } => StripeTrouble.Unreachable(),
        _ => null,
    };

    private static string MessageOf(string? answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer ?? "");
            return document.RootElement.GetProperty("error").GetProperty("message").GetString() ?? "";
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Shortened(answer);
        }
    }

    private static string Shortened(string? text) => text is { Length: > 500 } ? text[..500] : text ?? "";
}

/// <summary>A Checkout session, as far as it matters here.</summary>
internal sealed record StripeSession(
    string? Object, string Id, string? Status, string? PaymentStatus, string? Url, string? PaymentIntent, long? AmountTotal, string? Currency, Dictionary<string, string>? Metadata)
{
    public bool IsPaid => Status == "complete" && PaymentStatus is "paid" or "no_payment_required";
}

internal sealed record StripeNamed(string? Object);

internal sealed record StripeIntent(string? Object, string Id, string? Status);

internal sealed record StripePayment(string? Object, StripeCharge? LatestCharge);

internal sealed record StripeCharge(string? Transfer);

internal sealed record StripeConnected(string Id, bool ChargesEnabled);

internal sealed record StripeLink(string Url);
