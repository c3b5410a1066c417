using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping.RussianPost;

/// <summary>Russian Post's Otpravka. See https://otpravka.pochta.ru/specification. Money is in kopecks and without VAT, mass in grams.</summary>
internal sealed class RussianPostCarrier(VendorHttp http, IOptions<RussianPostOptions> options, IOptions<ShippingOptions> shipping) : ICarrier
{
    public const string Name = "russian_post";

    private const string MailType = "POSTAL_PARCEL";
    private const string MailCategory = "WITH_DECLARED_VALUE";
    private const int Russia = 643;
    private const decimal Kopecks = 100;

    public string Code => Name;

    public async Task<ShippingQuote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        var quote = Read<Tariff>(await CallAsync(
            Method.Post,
            "1.0/tariff",
            new
            {
                IndexFrom = shipping.Value.FromPostalCode,
                IndexTo = parcel.ToPostalCode,
                MailCategory,
                MailType,
                Mass = parcel.WeightGrams,
                DeclaredValue = (int)(parcel.DeclaredValue * Kopecks),
                Dimension = new { Height = parcel.HeightCm, Length = parcel.LengthCm, Width = parcel.WidthCm },
                Fragile = false,
            },
            cancellationToken));
        return quote is { TotalRate: { } rate, TotalVat: { } vat, DeliveryTime: { MinDays: { } earliest, MaxDays: { } latest } }
            ? new ShippingQuote(Name, (rate + vat) / Kopecks, shipping.Value.Currency, earliest, latest)
            : throw CarrierTrouble.Unintelligible(Name, "rate or days are missing");
    }

    /// <summary>Russian Post takes an order number as often as it is given: the order is looked up first.</summary>
    public async Task<CarrierShipment> ShipAsync(ShipmentOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.OrderNumber, cancellationToken) is { Barcode: { Length: > 0 } known })
            return new CarrierShipment(Name, order.OrderNumber, known);
        var answer = Read<Taken>(await CallAsync(Method.Put, "2.0/user/backlog", new[] { Order(order) }, cancellationToken));
        if (answer.Errors is { Count: > 0 } errors)
            throw CarrierTrouble.Refused(Name, string.Join("; ", errors.SelectMany(e => e.ErrorCodes ?? []).Select(c => $"{c.Code} {c.Description}".Trim())));
        return answer.Orders is [{ Barcode: { Length: > 0 } barcode }] ? new CarrierShipment(Name, order.OrderNumber, barcode) : throw CarrierTrouble.Unintelligible(Name, "the order has no barcode");
    }

    /// <summary>Where it is, as Otpravka knows: in the backlog, in a batch, or on its way as the latest operation says.</summary>
    public async Task<ShipmentStatus> TrackAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        var found = await FindAsync(trackingNumber, cancellationToken) ?? throw CarrierTrouble.Refused(Name, "it does not know this barcode.");
        var status = found.HumanOperationName is { Length: > 0 } operation ? operation : found.BatchStatus ?? "NEW";
        return new ShipmentStatus(trackingNumber, StateOf(status), status, found.LastOperDate);
    }

    public async Task CancelAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        if (await FindAsync(trackingNumber, cancellationToken) is not { Id: { } id })
            return; // What is not there any more was taken back.
        var answer = Read<Taken>(await CallAsync(Method.Delete, "1.0/backlog", new[] { id }, cancellationToken));
        if (answer.Errors is { Count: > 0 } errors)
            throw CarrierTrouble.Refused(Name, string.Join("; ", errors.Select(e => e.ErrorCode ?? string.Join(", ", (e.ErrorCodes ?? []).Select(c => c.Code)))));
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await SendAsync(Method.Get, "1.0/settings", null, cancellationToken)).IsSuccess;

    private static string StateOf(string status) => status switch
    {
        "NEW" or "CREATED" or "FROZEN" => ShipmentState.Created,
        "Прибыло в место вручения" => ShipmentState.ReadyForPickup,
        "Вручение адресату" => ShipmentState.Delivered,
        "Возврат" => ShipmentState.Returned,
        _ => ShipmentState.InTransit,
    };

    private static object Order(ShipmentOrder order) => new
    {
        AddressTypeTo = "DEFAULT",
        MailType,
        MailCategory,
        MailDirect = Russia,
        IndexTo = int.Parse(order.Parcel.ToPostalCode, CultureInfo.InvariantCulture),
        RegionTo = order.Recipient.City,
        PlaceTo = order.Recipient.City,
        StreetTo = order.Recipient.Address,
        RecipientName = order.Recipient.Name,
        TelAddress = long.Parse(order.Recipient.Phone.TrimStart('+'), CultureInfo.InvariantCulture),
        Mass = order.Parcel.WeightGrams,
        OrderNum = order.OrderNumber,
        InsrValue = (int)(order.Parcel.DeclaredValue * Kopecks),
    };

    /// <summary>By our number or by barcode; null if there is none. The backlog has what is new, shipments what is in a batch.</summary>
    private async Task<PostParcel?> FindAsync(string number, CancellationToken cancellationToken)
    {
        foreach (var place in (string[])["1.0/backlog/search", "1.0/shipment/search"])
        {
            var found = Read<List<PostParcel>>(await CallAsync(Method.Get, $"{place}?query={Uri.EscapeDataString(number)}", null, cancellationToken));
            if (found.Find(p => p.OrderNum == number || p.Barcode == number) is { } parcel)
                return parcel;
        }

        return null;
    }

    private async Task<VendorReply> CallAsync(Method method, string path, object? body, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(method, path, body, cancellationToken);
        if (reply.IsSuccess)
            return reply;
        throw reply is { IsAnswered: true, Status: 400 or 422 } ? CarrierTrouble.Refused(Name, ReasonOf(reply.Body)) : CarrierTrouble.Of(Name, reply);
    }

    private Task<VendorReply> SendAsync(Method method, string path, object? body, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var request = new RestRequest(path, method)
            .AddHeader("Authorization", $"AccessToken {settings.Token}")
            .AddHeader("X-User-Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.Login}:{settings.Password}"))}");
        if (body is not null)
            request.AddStringBody(JsonSerializer.Serialize(body, CarrierJson.KebabCase), ContentType.Json);
        return http.CallAsync(Name, settings.BaseUrl, request, TimeSpan.FromSeconds(settings.TimeoutSeconds), null, cancellationToken);
    }

    private static string ReasonOf(string body)
    {
        try
        {
            var error = JsonSerializer.Deserialize<PostError>(body, CarrierJson.KebabCase);
            return $"{error?.Code ?? error?.ErrorCode} {error?.Desc ?? error?.Description}".Trim();
        }
        catch (JsonException)
        {
            return "no reason given";
        }
    }

    private static T Read<T>(VendorReply reply) => CarrierJson.Read<T>(Name, reply.Body, CarrierJson.KebabCase);

    private sealed record Tariff(decimal? TotalRate, decimal? TotalVat, Days? DeliveryTime);

    private sealed record Days(int? MinDays, int? MaxDays);

    private sealed record Taken(List<TakenOrder>? Orders, List<TakenError>? Errors);

    private sealed record TakenOrder(string? Barcode, long? ResultId, string? OrderNum);

    private sealed record TakenError(int? Position, string? ErrorCode, List<PostError>? ErrorCodes);

    private sealed record PostError(string? Code, string? ErrorCode, string? Desc, string? Description);

    private sealed record PostParcel(long? Id, string? Barcode, string? OrderNum, string? BatchStatus, string? HumanOperationName, DateTimeOffset? LastOperDate);
}

internal sealed class RussianPostOptions
{
    /// <summary>Ends in a slash.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://otpravka-api.pochta.ru/");

    /// <summary>The application's token.</summary>
    [Required]
    public string Token { get; set; } = "";

    [Required]
    public string Login { get; set; } = "";

    [Required]
    public string Password { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
