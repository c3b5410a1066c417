using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping.Boxberry;

/// <summary>Boxberry's json.php: one address, a token and a method's name. Errors come with 200, and numbers as texts.</summary>
internal sealed class BoxberryCarrier(VendorHttp http, IOptions<BoxberryOptions> options, IOptions<ShippingOptions> shipping, TimeProvider time) : ICarrier
{
    public const string Name = "boxberry";

    /// <summary>Boxberry's times are Moscow's.</summary>
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <summary>How long ago an order may have been handed over whose answer was lost.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(7);

    public string Code => Name;

    /// <summary>By courier, to the postal code. Boxberry's price has no currency: it is in roubles.</summary>
    public async Task<ShippingQuote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(
            "DeliveryCosts",
            [
                ("weight", Whole(parcel.WeightGrams)), ("targetstart", options.Value.StartPoint), ("ordersum", Money(parcel.DeclaredValue)), ("deliverysum", "0"), ("paysum", "0"),
                ("height", Whole(parcel.HeightCm)), ("width", Whole(parcel.WidthCm)), ("depth", Whole(parcel.LengthCm)), ("zip", parcel.ToPostalCode),
            ],
            cancellationToken);
        var quote = Read<BoxberryQuote>(answer);
        return quote is { Price: { } price, DeliveryPeriod: { } days }
            ? new ShippingQuote(Name, price, shipping.Value.Currency, days, days)
            : throw CarrierTrouble.Unintelligible(Name, "price or days are missing");
    }

    /// <summary>An order number that Boxberry knows already is no error to us: the shipment is looked up.</summary>
    public async Task<CarrierShipment> ShipAsync(ShipmentOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.OrderNumber, cancellationToken) is { } known)
            return new CarrierShipment(Name, order.OrderNumber, known);
        var request = new RestRequest("json.php", Method.Post)
            .AddParameter("token", options.Value.Token, ParameterType.GetOrPost)
            .AddParameter("method", "ParselCreate", ParameterType.GetOrPost)
            .AddParameter("sdata", JsonSerializer.Serialize(Order(order)), ParameterType.GetOrPost);
        var track = Read<BoxberryParcel>(await CallAsync(request, cancellationToken)).Track;
        return track is { Length: > 0 } ? new CarrierShipment(Name, order.OrderNumber, track) : throw CarrierTrouble.Unintelligible(Name, "the parcel has no number");
    }

    public async Task<ShipmentStatus> TrackAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        var steps = Read<List<BoxberryStatus>>(await GetAsync("ListStatuses", [("ImId", trackingNumber)], cancellationToken));
        if (steps.Count == 0)
            return new ShipmentStatus(trackingNumber, ShipmentState.Created, "created", null);
        return steps[^1] is { Name: { Length: > 0 } name } last
            ? new ShipmentStatus(trackingNumber, StateOf(name), name, last.At(Moscow))
            : throw CarrierTrouble.Unintelligible(Name, "a status has no name");
    }

    public async Task CancelAsync(string trackingNumber, CancellationToken cancellationToken) => _ = await GetAsync("ParselDel", [("ImId", trackingNumber)], cancellationToken);

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken)
    {
        var reply = await SendAsync(Get("ZipCheck", [("Zip", shipping.Value.FromPostalCode)]), cancellationToken);
        return reply.IsSuccess && ErrorOf(reply.Body) is null;
    }

    /// <summary>What a status says. There are more of them than are written down anywhere: one that is new says that the parcel is on its way.</summary>
    private static string StateOf(string name) => name switch
    {
        "Загружен реестр ИМ" => ShipmentState.Created,
        "Поступило в пункт выдачи" => ShipmentState.ReadyForPickup,
        "Выдано" => ShipmentState.Delivered,
        "Готовится к возврату" or "Возвращено в ИМ" => ShipmentState.Returned,
        "Удалено" => ShipmentState.Cancelled,
        _ => ShipmentState.InTransit,
    };

    private object Order(ShipmentOrder order) => new
    {
        order_id = order.OrderNumber,
        price = Money(order.Parcel.DeclaredValue),
        payment_sum = "0",
        delivery_sum = "0",
        vid = "2",
        shop = new { name = "", name1 = options.Value.StartPoint },
        customer = new { fio = order.Recipient.Name, phone = order.Recipient.Phone.TrimStart('+') },
        kurdost = new { index = order.Parcel.ToPostalCode, citi = order.Recipient.City, addressp = order.Recipient.Address },
        items = new[] { new { id = order.OrderNumber, name = $"Order {order.OrderNumber}", UnitName = "pcs", nds = "20", price = Money(order.Parcel.DeclaredValue), quantity = "1" } },
        weights = new { weight = Whole(order.Parcel.WeightGrams) },
    };

    /// <summary>The tracking number of an order of the last days; null if there is none.</summary>
    private async Task<string?> FindAsync(string orderNumber, CancellationToken cancellationToken)
    {
        var today = time.GetUtcNow().ToOffset(Moscow);
        var parcels = Read<List<BoxberryParcel>>(await GetAsync("ParselStory", [("from", Day(today - Lookback)), ("to", Day(today.AddDays(1)))], cancellationToken));
        return parcels.Find(p => p.ImId == orderNumber)?.Track;
    }

    private async Task<string> GetAsync(string method, IEnumerable<(string Name, string Value)> parameters, CancellationToken cancellationToken) => await CallAsync(Get(method, parameters), cancellationToken);

    private RestRequest Get(string method, IEnumerable<(string Name, string Value)> parameters)
    {
        var request = new RestRequest("json.php").AddQueryParameter("token", options.Value.Token).AddQueryParameter("method", method);
        foreach (var (name, value) in parameters)
            request.AddQueryParameter(name, value);
        return request;
    }

    /// <exception cref="CarrierTrouble">The answer is no success, or an error in the guise of one.</exception>
    private async Task<string> CallAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(request, cancellationToken);
        if (!reply.IsSuccess)
            throw CarrierTrouble.Of(Name, reply);
        return ErrorOf(reply.Body) switch
        {
            null => reply.Body,
            var error when error.Contains("token", StringComparison.OrdinalIgnoreCase) || error.Contains("доступ", StringComparison.OrdinalIgnoreCase) => throw CarrierTrouble.Misconfigured(Name),
            var error => throw CarrierTrouble.Refused(Name, error),
        };
    }

    private Task<VendorReply> SendAsync(RestRequest request, CancellationToken cancellationToken) =>
        http.CallAsync(Name, options.Value.BaseUrl, request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), null, cancellationToken);

    /// <summary>{"err":"text"}, or [{"err":"text"}], or {"error":true,"message":"text"}; there are no codes.</summary>
    private static string? ErrorOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
                root = root[0];
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            if (root.TryGetProperty("err", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } error)
                return error;
            return root.TryGetProperty("error", out var flag) && flag.ValueKind == JsonValueKind.True ? root.TryGetProperty("message", out var message) ? message.ToString() : "no reason given" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static T Read<T>(string body) => CarrierJson.Read<T>(Name, body, CarrierJson.SnakeCase);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

internal sealed record BoxberryQuote(decimal? Price, int? DeliveryPeriod);

internal sealed record BoxberryParcel(string? Track, [property: JsonPropertyName("imid")] string? ImId);

internal sealed record BoxberryStatus(string? Name, string? Date)
{
    public DateTimeOffset? At(TimeSpan zone) => DateTime.TryParseExact(Date, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new DateTimeOffset(at, zone).ToUniversalTime() : null;
}

internal sealed class BoxberryOptions
{
    /// <summary>Ends in a slash; json.php is below it.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.boxberry.ru/");

    [Required]
    public string Token { get; set; } = "";

    /// <summary>The point where we bring parcels to.</summary>
    [Required]
    public string StartPoint { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
