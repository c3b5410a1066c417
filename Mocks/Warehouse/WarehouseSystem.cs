using System.Globalization;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Warehouse;

/// <summary>The warehouse system: what lies there, and what it is told of. Its contract is this project's own: docs/warehouse.md.</summary>
public sealed class WarehouseSystem : FaultyVendor
{
    private readonly VendorServer _server;
    private readonly WarehouseBook _book = new();
    private readonly WarehouseApi _api;
    private readonly Lock _gate = new();

    internal WarehouseSystem(ScenarioVendors scenario, VendorServer server)
        : base(scenario)
    {
        _server = server;
        _api = new WarehouseApi(_book, server.Options);
    }

    /// <summary>The key that calls have to carry in <c>X-Api-Key</c>.</summary>
    public string ApiKey => _server.Options.WarehouseApiKey;

    /// <summary>What the warehouse was told of, oldest first; each once, however often it was told.</summary>
    public IReadOnlyList<WarehouseMovement> Movements
    {
        get
        {
            lock (_gate) return _book.Movements;
        }
    }

    private protected override string VendorName => "warehouse";

    /// <summary>How many pieces lie there; null: it has no such SKU.</summary>
    public int? OnHand(string sku)
    {
        lock (_gate) return _book.Find(sku);
    }

    /// <summary>Somebody has counted: so many pieces lie there, whatever was known before.</summary>
    public void Count(string sku, int onHand)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sku);
        ArgumentOutOfRangeException.ThrowIfNegative(onHand);
        lock (_gate) _book.Set(sku, onHand);
    }

    /// <summary>The SKU is taken out of the system: 404 from now on.</summary>
    public void Forget(string sku)
    {
        lock (_gate) _book.Remove(sku);
    }

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return _api.Answer(request);
            }
            catch (WarehouseError error)
            {
                return WarehouseApi.Error(error) with
                {
                    Refusal = new VendorRefusal(VendorName, request.Method, JournalPath(request), error.Status, error.Code, error.Message, error.Field),
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => WarehouseApi.Error(new WarehouseError(status, status switch
    {
        401 => "unauthorized",
        429 => "too_many_requests",
        >= 500 => "internal",
        _ => "refused",
    }, "The request could not be carried out"));

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };
}
