using System.Globalization;
using Mocks.Hosting;

namespace Mocks.Cdek;

/// <summary>What there is at CDEK. Its owner locks.</summary>
internal sealed class CdekBook(ScenarioVendors scenario, ScenarioIds ids)
{
    private readonly List<CdekOrder> _orders = [];
    private readonly List<(string Uuid, string Type, string Url)> _webhooks = [];
    private long _numbers = 1_100_000_000 + (long.Parse(ids.Next()[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 800_000_000);

    public DateTimeOffset Now => scenario.Clock.GetUtcNow();

    public IReadOnlyList<CdekOrder> Orders => [.. _orders];

    public IReadOnlyList<(string Uuid, string Type, string Url)> Webhooks => [.. _webhooks];

    /// <summary>How often the next orders have to be asked for before CDEK has looked at them.</summary>
    public int Looks { get; set; }

    public string NextId() => ids.Next();

    public CdekOrder Add(string? number, int tariff, string to, string recipient, int grams)
    {
        var uuid = NextId();
        var order = new CdekOrder { Uuid = uuid, Number = number ?? uuid, TariffCode = tariff, ToPostalCode = to, Recipient = recipient, WeightGrams = grams, LooksLeft = Looks };
        order.Add(new CdekStatus("ACCEPTED", "Moscow", Now));
        _orders.Add(order);
        return order;
    }

    /// <summary>CDEK looks at an order when it comes to it: here, when it is asked for often enough.</summary>
    public void Look(CdekOrder order)
    {
        if (order.State != "ACCEPTED" || order.LooksLeft-- > 0) return;
        order.Problem = ProblemOf(order);
        order.State = order.Problem is null ? "SUCCESSFUL" : "INVALID";
        if (order.Problem is null) order.CdekNumber = (++_numbers).ToString(CultureInfo.InvariantCulture);
        order.Add(new CdekStatus(order.Problem is null ? "CREATED" : "INVALID", "Moscow", Now));
    }

    public CdekOrder? Known(string uuid) => _orders.Find(o => o.Uuid == uuid);

    /// <exception cref="InvalidOperationException">There is no such order; the message names those that there are.</exception>
    public CdekOrder Find(string? cdekNumber) => (cdekNumber is null ? _orders.LastOrDefault(o => o.CdekNumber is not null) : _orders.Find(o => o.CdekNumber == cdekNumber))
        ?? throw new InvalidOperationException($"CDEK carries no such order{(cdekNumber is null ? "" : $" '{cdekNumber}'")}. It carries: {(_orders.Count == 0 ? "none" : string.Join(", ", _orders.Select(o => o.CdekNumber ?? $"{o.Number} ({o.State})")))}.");

    /// <summary>A second subscription of a type takes the place of the first.</summary>
    public string Subscribe(string type, string url)
    {
        _webhooks.RemoveAll(w => w.Type == type);
        var uuid = NextId();
        _webhooks.Add((uuid, type, url));
        return uuid;
    }

    public bool Unsubscribe(string uuid) => _webhooks.RemoveAll(w => w.Uuid == uuid) > 0;

    private (string Code, string Message)? ProblemOf(CdekOrder order)
    {
        if (!CdekPrices.Serves(order.ToPostalCode)) return ("v2_recipient_location_is_not_recognized", "The recipient's place is not recognized");
        if (order.WeightGrams > CdekPrices.Heaviest) return ("v2_weight_exceeded", "The tariff does not carry this weight");
        return _orders.Exists(o => o != order && o.Number == order.Number && o.State == "SUCCESSFUL" && o.Status != "REMOVED")
            ? ("v2_entity_already_exists", "There is an order of this number")
            : null;
    }
}
