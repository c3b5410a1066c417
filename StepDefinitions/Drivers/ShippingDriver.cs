using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Asks for quotes, hands parcels over, and looks where they are.</summary>
public sealed class ShippingDriver(Api api, ScenarioScope scenario)
{
    private const string Home = "190000";
    private QuotesJson? _quotes;

    /// <summary>What was answered to the last question for quotes.</summary>
    public QuotesJson Quotes => _quotes ?? throw new InvalidOperationException("Nobody has asked for quotes in this scenario.");

    /// <summary>How long, by the system's clock, the last question took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>The parcels that were handed over, in order.</summary>
    public List<ShippedJson> Shipped { get; } = [];

    public ShippedJson Latest => Shipped.Count > 0 ? Shipped[^1] : throw new InvalidOperationException("No parcel was handed over in this scenario.");

    public async Task AskAsync(Person person, int grams, string place)
    {
        var began = scenario.Clock.GetUtcNow();
        _quotes = (await AttemptAskAsync(person, grams, place)).As<QuotesJson>();
        Took = scenario.Clock.GetUtcNow() - began;
    }

    public Task<ApiAnswer> AttemptAskAsync(Person? person, int grams, string place) =>
        api.CallAsync(person, "quote-shipping", body: new { ToPostalCode = place, WeightGrams = grams, LengthCm = 30, WidthCm = 20, HeightCm = 10, DeclaredValue = 1500m });

    public async Task ShipAsync(Person person, string order, string carrier) => Shipped.Add((await AttemptShipAsync(person, order, carrier)).As<ShippedJson>());

    public Task<ApiAnswer> AttemptShipAsync(Person? person, string order, string carrier, int grams = 1200, string place = Home, string phone = "+79161234567") => api.CallAsync(person, "ship", body: new
    {
        Carrier = carrier,
        OrderNumber = NumberOf(order),
        Recipient = "Olga Petrova",
        Phone = phone,
        City = "Saint Petersburg",
        Address = "Nevsky 1, 7",
        ToPostalCode = place,
        WeightGrams = grams,
        LengthCm = 30,
        WidthCm = 20,
        HeightCm = 10,
        DeclaredValue = 1500m,
    });

    /// <summary>Scenarios' orders have numbers of their own; what is no number at all stays as it is.</summary>
    private string NumberOf(string order) => order.StartsWith("A-", StringComparison.Ordinal) ? scenario.Data.Unique(order) : order;

    public async Task<ShipmentJson> TrackAsync(Person person) => (await AttemptTrackAsync(person, Latest.TrackingNumber)).As<ShipmentJson>();

    public Task<ApiAnswer> AttemptTrackAsync(Person? person, string number) => api.CallAsync(person, "track-shipment", [number]);

    public Task<ApiAnswer> AttemptCancelAsync(Person? person) => api.CallAsync(person, "cancel-shipment", [Latest.TrackingNumber]);
}
