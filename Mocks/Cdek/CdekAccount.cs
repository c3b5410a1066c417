using System.Globalization;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Cdek;

/// <summary>CDEK as a shop sees it: its API, what becomes of parcels, and the pushes about it.</summary>
public sealed class CdekAccount : NotifyingVendor
{
    private readonly VendorServer _server;
    private readonly CdekBook _book;
    private readonly CdekTokens _tokens;
    private readonly CdekApi _api;
    private readonly Lock _gate = new();

    internal CdekAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _server = server;
        _book = new CdekBook(scenario, ids);
        _tokens = new CdekTokens(scenario, server.Options);
        _api = new CdekApi(_book, _tokens, server.Options);
        _book.Subscribe("ORDER_STATUS", server.Options.CdekWebhookPath);
    }

    /// <summary>The orders, oldest first.</summary>
    public IReadOnlyList<CdekOrder> Orders
    {
        get
        {
            lock (_gate) return _book.Orders;
        }
    }

    private protected override string VendorName => "cdek";

    /// <summary>CDEK's addresses are not published; this one is of nobody's (RFC 5737).</summary>
    private protected override string CallbackAddress => "198.51.100.20";

    /// <summary>An order that CDEK carries; null: the latest.</summary>
    /// <exception cref="InvalidOperationException">There is no such order; the message names those that there are.</exception>
    public CdekOrder Order(string? cdekNumber = null)
    {
        lock (_gate) return _book.Find(cdekNumber);
    }

    /// <summary>Something happens to a parcel; the shop is pushed, if it has subscribed.</summary>
    /// <param name="status">CDEK's code (see <see cref="CdekStatuses"/>).</param>
    /// <param name="city">Where.</param>
    /// <param name="cdekNumber">The parcel; null: the latest.</param>
    /// <returns>The push; null if nobody has subscribed.</returns>
    /// <exception cref="InvalidOperationException">The parcel has arrived, gone back or been deleted.</exception>
    public async Task<VendorCallback?> Happens(string status, string city = "Moscow", string? cdekNumber = null)
    {
        CdekStatuses.Require(status);
        VendorCallback push;
        lock (_gate)
        {
            var order = _book.Find(cdekNumber);
            if (CdekStatuses.IsFinal(order.Status)) throw new InvalidOperationException($"Order {order.CdekNumber} cannot become {status}: it is {order.Status}.");
            var step = new CdekStatus(status, city, _book.Now);
            order.Add(step);
            var to = _book.Webhooks.Where(w => w.Type == "ORDER_STATUS").Select(w => w.Url).FirstOrDefault();
            if (to is null) return null;
            push = new VendorCallback("ORDER_STATUS", order.Uuid, to, CdekWire.Write(CdekWire.Push(order, step)));
        }

        return await SendAsync(push);
    }

    /// <summary>CDEK takes its time: the next orders have to be asked for so often before it has looked at them.</summary>
    public void LooksAtOrdersAfter(int questions)
    {
        lock (_gate) _book.Looks = questions;
    }

    /// <summary>Every token issued so far is taken back: 401, which is no fault of who uses it.</summary>
    public void TakesTokensBack()
    {
        lock (_gate) _tokens.Forget();
    }

    private protected override bool Accepts(VendorCallback answered) => answered.Status == 200;

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return _api.Answer(request);
            }
            catch (CdekRefused refused)
            {
                return CdekApi.Refusal(refused) with
                {
                    Refusal = refused.IsFault ? new VendorRefusal(VendorName, request.Method, request.Path, refused.Status, refused.Code, refused.Message, refused.Field) : null,
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => CdekApi.Refusal(new CdekRefused(status, status == 401 ? "invalid_token" : status == 429 ? "v2_too_many_requests" : "v2_internal_error", "The request could not be carried out"));

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };
}
