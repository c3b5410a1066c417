using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators.OAuth2;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping.Cdek;

/// <summary>CDEK, API v2. See https://apidoc.cdek.ru/.</summary>
internal sealed class CdekCarrier(VendorHttp http, CdekToken tokens, IOptions<CdekOptions> options, IOptions<ShippingOptions> shipping) : ICarrier
{
    public const string Name = "cdek";

    private const string Accepted = "ACCEPTED";
    private const string Waiting = "WAITING";
    private const string Invalid = "INVALID";

    public string Code => Name;

    public async Task<ShippingQuote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(Method.Post, "calculator/tariff", new { tariff_code = options.Value.Tariff, from_location = From, to_location = new { postal_code = parcel.ToPostalCode, country_code = "RU" }, packages = Packages(parcel) }, cancellationToken);
        var quote = Read<CdekQuote>(reply);
        if (quote.Errors is { Count: > 0 } errors)
            throw CarrierTrouble.Refused(Name, string.Join("; ", errors.Select(e => e.Message)));
        return quote is { TotalSum: { } sum, PeriodMin: { } earliest, PeriodMax: { } latest }
            ? new ShippingQuote(Name, sum, quote.Currency ?? "", earliest, latest)
            : throw CarrierTrouble.Unintelligible(Name, "cost or days are missing");
    }

    /// <summary>CDEK takes an order at once and looks at it afterwards: only an order that has a number of CDEK's is a shipment.</summary>
    public async Task<CarrierShipment> ShipAsync(ShipmentOrder order, CancellationToken cancellationToken)
    {
        var found = await FindAsync("im_number", order.OrderNumber, cancellationToken);
        if (found is null)
        {
            var made = Read<CdekAnswer>(await CallAsync(Method.Post, "orders", Order(order), cancellationToken));
            if (made.Entity?.Uuid is not { Length: > 0 } uuid)
                throw made.Problems.Count > 0 ? CarrierTrouble.Refused(Name, string.Join("; ", made.Problems)) : CarrierTrouble.Unintelligible(Name, "the order has no uuid");
            found = Read<CdekAnswer>(await CallAsync(Method.Get, $"orders/{uuid}", null, cancellationToken));
        }

        return found.State switch
        {
            Invalid => throw CarrierTrouble.Refused(Name, string.Join("; ", found.Problems)),
            Accepted or Waiting => throw CarrierTrouble.Pending(Name, "is still looking at the order"),
            _ when found.Entity?.CdekNumber is { Length: > 0 } number => new CarrierShipment(Name, order.OrderNumber, number),
            _ => throw CarrierTrouble.Unintelligible(Name, "the order has no number"),
        };
    }

    public async Task<ShipmentStatus> TrackAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        var found = await FindAsync("cdek_number", trackingNumber, cancellationToken) ?? throw CarrierTrouble.Refused(Name, "it does not know this number.");
        var latest = found.Entity?.Statuses?.Where(s => s.Code is { Length: > 0 }).MaxBy(s => s.At) ?? throw CarrierTrouble.Unintelligible(Name, "the order has no status");
        return new ShipmentStatus(trackingNumber, CdekStatuses.StateOf(latest.Code!), latest.Code!, latest.At);
    }

    public async Task CancelAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        var found = await FindAsync("cdek_number", trackingNumber, cancellationToken);
        if (found?.Entity is not { Uuid: { } uuid } order)
            throw CarrierTrouble.Refused(Name, "it does not know this number.");
        if (order.Statuses?.Any(s => s.Code == CdekStatuses.Removed) == true)
            return;
        var answer = Read<CdekAnswer>(await CallAsync(Method.Delete, $"orders/{uuid}", null, cancellationToken));
        if (answer.State == Invalid)
            throw CarrierTrouble.Refused(Name, string.Join("; ", answer.Problems));
    }

    /// <summary>Whether the order is one of ours, and its number; null if it is not.</summary>
    public async Task<string?> NumberOfAsync(string uuid, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(Method.Get, $"orders/{Uri.EscapeDataString(uuid)}", null, cancellationToken);
        return reply.IsAnswered && reply.Status is 400 or 404 ? null : Read<CdekAnswer>(Succeeded(reply)).Entity?.CdekNumber;
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await SendAsync(Method.Get, "webhooks", null, cancellationToken)).IsSuccess;

    private object From => new { postal_code = shipping.Value.FromPostalCode, country_code = "RU", city = options.Value.SenderCity, address = options.Value.SenderAddress };

    private static object[] Packages(Parcel p, object[]? items = null) => [new { number = "1", weight = p.WeightGrams, length = p.LengthCm, width = p.WidthCm, height = p.HeightCm, items }];

    private object Order(ShipmentOrder order) => new
    {
        type = 1,
        number = order.OrderNumber,
        tariff_code = options.Value.Tariff,
        from_location = From,
        to_location = new { postal_code = order.Parcel.ToPostalCode, country_code = "RU", city = order.Recipient.City, address = order.Recipient.Address },
        recipient = new { name = order.Recipient.Name, phones = new[] { new { number = order.Recipient.Phone } } },
        packages = Packages(
            order.Parcel,
            [new { name = $"Order {order.OrderNumber}", ware_key = order.OrderNumber, payment = new { value = 0 }, cost = order.Parcel.DeclaredValue, weight = order.Parcel.WeightGrams, amount = 1 }]),
    };

    private async Task<CdekAnswer?> FindAsync(string by, string number, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(Method.Get, $"orders?{by}={Uri.EscapeDataString(number)}", null, cancellationToken);
        return reply is { IsAnswered: true, Status: 400 or 404 } && Read<CdekAnswer>(reply).IsNotFound ? null : Read<CdekAnswer>(Succeeded(reply));
    }

    private async Task<VendorReply> CallAsync(Method method, string path, object? body, CancellationToken cancellationToken) => Succeeded(await SendAsync(method, path, body, cancellationToken));

    private static VendorReply Succeeded(VendorReply reply)
    {
        if (reply.IsSuccess)
            return reply;
        if (reply is { IsAnswered: true, Status: 400 or 404 or 422 } && Read<CdekAnswer>(reply).Problems is { Count: > 0 } problems)
            throw CarrierTrouble.Refused(Name, string.Join("; ", problems));
        throw CarrierTrouble.Of(Name, reply);
    }

    /// <summary>A token that is not accepted any more is renewed, once.</summary>
    private async Task<VendorReply> SendAsync(Method method, string path, object? body, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(null, cancellationToken);
        var reply = await SendAsync(method, path, body, token, cancellationToken);
        return reply is { IsAnswered: true, Status: 401 } ? await SendAsync(method, path, body, await tokens.GetAsync(token, cancellationToken), cancellationToken) : reply;
    }

    private Task<VendorReply> SendAsync(Method method, string path, object? body, string token, CancellationToken cancellationToken)
    {
        var request = new RestRequest(path, method);
        if (body is not null)
            request.AddStringBody(JsonSerializer.Serialize(body, CarrierJson.SnakeCase), ContentType.Json);
        return http.CallAsync(Name, options.Value.BaseUrl, request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), new OAuth2AuthorizationRequestHeaderAuthenticator(token, "Bearer"), cancellationToken);
    }

    private static T Read<T>(VendorReply reply) => CarrierJson.Read<T>(Name, reply.Body, CarrierJson.SnakeCase);
}

internal sealed record CdekQuote(decimal? TotalSum, string? Currency, int? PeriodMin, int? PeriodMax, List<CdekError>? Errors);

internal sealed record CdekAnswer(CdekOrder? Entity, List<CdekRequest>? Requests, List<CdekError>? Errors)
{
    /// <summary>What became of the latest request about the order.</summary>
    public string? State => Requests?.LastOrDefault()?.State;

    public List<string> Problems => [.. (Errors ?? []).Concat((Requests ?? []).SelectMany(r => r.Errors ?? [])).Select(e => e.Message ?? e.Code ?? "no reason given")];

    public bool IsNotFound => (Errors ?? []).Concat((Requests ?? []).SelectMany(r => r.Errors ?? [])).Any(e => e.Code?.StartsWith("v2_entity_not_found", StringComparison.Ordinal) == true);
}

internal sealed record CdekOrder(string? Uuid, string? CdekNumber, List<CdekStatus>? Statuses);

internal sealed record CdekRequest(string? Type, string? State, List<CdekError>? Errors);

internal sealed record CdekError(string? Code, string? Message);

internal sealed record CdekStatus(string? Code, string? DateTime)
{
    /// <summary>"2026-02-01T12:00:00+0000".</summary>
    public DateTimeOffset? At => DateTimeOffset.TryParseExact(DateTime, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
}
