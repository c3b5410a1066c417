using System.Globalization;
using Mocks.Hosting;

namespace Mocks.RussianPost;

/// <summary>What there is in Otpravka. Its owner locks.</summary>
internal sealed class PostBook
{
    private readonly ScenarioVendors _scenario;
    private readonly List<PostalParcel> _parcels = [];
    private long _last;
    private int _serial;
    private int _batches;

    public PostBook(ScenarioVendors scenario, ScenarioIds ids)
    {
        _scenario = scenario;
        var seed = int.Parse(ids.Next()[..7], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        (_last, _serial) = (100_000_000 + seed, seed % 90_000);
    }

    public IReadOnlyList<PostalParcel> Parcels => [.. _parcels];

    public PostalParcel Add(string orderNum, string to, string recipient, int mass)
    {
        var parcel = new PostalParcel { Id = ++_last, Barcode = Barcode(_scenario.Clock.GetUtcNow().Month, ++_serial), OrderNum = orderNum, IndexTo = to, Recipient = recipient, Mass = mass };
        _parcels.Add(parcel);
        return parcel;
    }

    /// <returns>Whether it was there, and not in a batch yet.</returns>
    public bool Delete(long id) => _parcels.RemoveAll(p => p.Id == id && p.Batch is null) > 0;

    public string Batch(IEnumerable<long> ids)
    {
        var name = (++_batches).ToString(CultureInfo.InvariantCulture);
        foreach (var parcel in _parcels.Where(p => ids.Contains(p.Id))) parcel.Batch = name;
        return name;
    }

    public PostalParcel Find(string? barcode) => (barcode is null ? _parcels.LastOrDefault() : _parcels.Find(p => p.Barcode == barcode))
        ?? throw new InvalidOperationException($"Russian Post has no such parcel. It has: {(_parcels.Count == 0 ? "none" : string.Join(", ", _parcels.Select(p => p.Barcode)))}.");

    /// <summary>Index of the sender's office, month, serial number, and a digit that makes three times the odd places and once the even ones a multiple of ten.</summary>
    internal static string Barcode(int month, int serial)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"101000{month:D2}{serial % 100_000:D5}");
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
