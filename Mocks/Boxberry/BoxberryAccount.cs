using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Boxberry;

/// <summary>
/// Boxberry as a shop sees it: one address, json.php, and a method's name. It calls nobody back. In journals and faults a call's path is its method:
/// "GET /DeliveryCosts".
/// </summary>
public sealed class BoxberryAccount : FaultyVendor
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly VendorServer _server;
    private readonly BoxberryApi _api;
    private readonly List<BoxberryParcel> _parcels = [];
    private readonly Lock _gate = new();

    internal BoxberryAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _server = server;
        _api = new BoxberryApi(scenario, ids, _parcels);
    }

    /// <summary>The token.</summary>
    public string Token => _server.Options.BoxberryToken;

    /// <summary>The parcels, oldest first; those that were taken back included.</summary>
    public IReadOnlyList<BoxberryParcel> Parcels
    {
        get
        {
            lock (_gate) return [.. _parcels];
        }
    }

    private protected override string VendorName => "boxberry";

    /// <summary>Something happens to a parcel; nobody is told.</summary>
    /// <param name="status">In Boxberry's words (see <see cref="BoxberryStatuses"/>).</param>
    /// <param name="track">The parcel; null: the latest.</param>
    /// <exception cref="InvalidOperationException">There is no such parcel.</exception>
    public void Happens(string status, string? track = null)
    {
        BoxberryStatuses.Require(status);
        lock (_gate)
        {
            var parcel = (track is null ? _parcels.LastOrDefault() : _parcels.Find(p => p.Track == track))
                ?? throw new InvalidOperationException($"Boxberry has no such parcel. It has: {(_parcels.Count == 0 ? "none" : string.Join(", ", _parcels.Select(p => p.Track)))}.");
            parcel.Add(new BoxberryStatus(status, Scenario.Clock.GetUtcNow()));
        }
    }

    private protected override string JournalPath(VendorRequest request) => MethodOf(request) is { } method ? $"/{method}" : request.Path;

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                if (request.Path != "/json.php") throw new BoxberryRefused($"There is no {request.Path}: everything is at /json.php", status: 404);
                if (request.Method is not ("GET" or "POST")) throw new BoxberryRefused("GET or POST", status: 405);
                var parameters = Parameters(request);
                if (parameters.GetValueOrDefault("token") != Token) throw new BoxberryRefused("Неверный token", "token");
                var method = MethodOf(request) ?? throw new BoxberryRefused("Не указан method", "method");
                return new VendorAnswer(200, _api.Answer(request.Method, method, parameters).ToJsonString(Written));
            }
            catch (BoxberryRefused refused)
            {
                return Error(refused.Message, refused.Status) with
                {
                    Refusal = refused.IsFault ? new VendorRefusal(VendorName, request.Method, JournalPath(request), refused.Status, "err", refused.Message + refused.Hint, refused.Parameter) : null,
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => Error("Внутренняя ошибка", status);

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => Error("Превышено число запросов", 429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };

    private static VendorAnswer Error(string text, int status) => new(status, new JsonObject { ["err"] = text }.ToJsonString(Written));

    private static string? MethodOf(VendorRequest request) => Parameters(request).GetValueOrDefault("method");

    private static Dictionary<string, string> Parameters(VendorRequest request)
    {
        var all = new Dictionary<string, string>(request.Query, StringComparer.Ordinal);
        if (request.ContentType == "application/x-www-form-urlencoded")
            foreach (var (name, value) in VendorRequest.Pairs(request.Body)) all[name] = value;
        return all;
    }
}

/// <summary>Boxberry refuses a request: mostly 200 with {"err": "text"}.</summary>
internal sealed class BoxberryRefused(string text, string? parameter = null, int status = 200) : Exception(text)
{
    public int Status { get; } = status;

    public string? Parameter { get; } = parameter;

    public string Hint { get; init; } = "";

    /// <summary>False: the request is well formed, only Boxberry does not do this: no fault of the contract.</summary>
    public bool IsFault { get; init; } = true;
}
