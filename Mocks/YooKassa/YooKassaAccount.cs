using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.YooKassa;

/// <summary>
/// YooKassa (API v3) as a shop's integration sees it, and the hand that moves it: what payers, banks and the merchant do.
/// Where an id may be left out, the latest payment is meant.
/// </summary>
public sealed partial class YooKassaAccount : FaultyVendor
{
    private readonly VendorServer _server;
    private readonly PaymentBook _book;
    private readonly PaymentApi _api;
    private readonly Notifier _notifier;
    private readonly Lock _gate = new();

    internal YooKassaAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _server = server;
        _book = new PaymentBook(scenario, server, ids);
        _notifier = new Notifier(scenario, server.Options.YooKassaNotificationPath);
        _api = new PaymentApi(_book, _notifier, server.Options);
    }

    /// <summary>The shop's id: the user of Basic authentication.</summary>
    public string ShopId => _server.Options.YooKassaShopId;

    /// <summary>The secret key: the password of Basic authentication.</summary>
    public string SecretKey => _server.Options.YooKassaSecretKey;

    /// <summary>Where notifications go to, relative to the system's address.</summary>
    public string NotificationPath
    {
        get => _notifier.Path;
        set => _notifier.Path = value;
    }

    /// <summary>The payments, oldest first.</summary>
    public IReadOnlyList<YooKassaPayment> Payments => Locked(() => _book.Payments);

    /// <summary>The refunds, oldest first.</summary>
    public IReadOnlyList<YooKassaRefund> Refunds => Locked(() => _book.Refunds);

    /// <summary>The notifications so far, and what the system's webhook made of them; oldest first.</summary>
    public IReadOnlyList<NotificationDelivery> Notifications => _notifier.Deliveries;

    private protected override string VendorName => "yookassa";

    /// <summary>A payment; null: the latest.</summary>
    /// <exception cref="InvalidOperationException">There is no such payment; the message names those that there are.</exception>
    public YooKassaPayment Payment(string? id = null) => Locked(() => _book.Find(id));

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return _api.Answer(request);
            }
            catch (Refused refused)
            {
                return _api.Refusal(request, refused);
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => _api.FaultAnswer(status);

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }
}
