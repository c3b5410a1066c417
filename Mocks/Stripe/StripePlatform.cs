using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Stripe;

/// <summary>
/// Stripe as a platform's integration sees it, and the hand that moves it: what buyers, banks and connected accounts do.
/// Where an id may be left out, the latest object is meant. See https://docs.stripe.com/api.
/// </summary>
public sealed partial class StripePlatform : FaultyVendor
{
    private readonly VendorServer _server;
    private readonly StripeBook _book;
    private readonly StripeApi _api;
    private readonly StripeWork _work;
    private readonly StripeNotifier _notifier;
    private readonly Lock _gate = new();

    internal StripePlatform(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _server = server;
        _book = new StripeBook(scenario, server, ids);
        _notifier = new StripeNotifier(scenario, server.Options.StripeWebhookPath, server.Options.StripeWebhookSecret);
        _work = new StripeWork(_book, _notifier, EnabledEvents);
        _api = new StripeApi(_book, _work, server.Options, KeyIsInFlight);
    }

    /// <summary>The secret API key.</summary>
    public string SecretKey => _server.Options.StripeSecretKey;

    /// <summary>The secrets that deliveries are signed with, oldest first; one v1 for each.</summary>
    public IReadOnlyList<string> WebhookSecrets => _notifier.Secrets;

    /// <summary>Where events are delivered to, relative to the system's address.</summary>
    public string WebhookPath
    {
        get => _notifier.Path;
        set => _notifier.Path = value;
    }

    /// <summary>The events that the webhook endpoint is registered for. Others happen, but are not delivered.</summary>
    public HashSet<string> EnabledEvents { get; } = new(StringComparer.Ordinal)
    {
        "checkout.session.completed", "checkout.session.expired", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
        "payment_intent.payment_failed", "charge.refunded", "account.updated",
    };

    /// <summary>Checkout sessions, oldest first.</summary>
    public IReadOnlyList<StripeSession> Sessions => Locked(_book.All<StripeSession>);

    /// <summary>Payments, oldest first.</summary>
    public IReadOnlyList<StripePaymentIntent> Payments => Locked(_book.All<StripePaymentIntent>);

    /// <summary>Refunds, oldest first.</summary>
    public IReadOnlyList<StripeRefund> Refunds => Locked(_book.All<StripeRefund>);

    /// <summary>Transfers to connected accounts, oldest first.</summary>
    public IReadOnlyList<StripeTransfer> Transfers => Locked(_book.All<StripeTransfer>);

    /// <summary>Connected accounts, oldest first.</summary>
    public IReadOnlyList<StripeConnectedAccount> Accounts => Locked(_book.All<StripeConnectedAccount>);

    /// <summary>All that happened, oldest first.</summary>
    public IReadOnlyList<StripeEvent> Events => Locked(_book.All<StripeEvent>);

    /// <summary>The attempts to deliver events, and what the system's webhook made of them; oldest first.</summary>
    public IReadOnlyList<StripeDelivery> Deliveries => _notifier.Deliveries;

    private protected override string VendorName => "stripe";

    /// <summary>A session; null: the latest.</summary>
    /// <exception cref="InvalidOperationException">There is no such session; the message names those that there are.</exception>
    public StripeSession Session(string? id = null) => Locked(() => _book.Find<StripeSession>(id));

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate) return _api.Answer(request);
    }

    private protected override VendorAnswer FaultAnswer(int status)
    {
        lock (_gate) return _api.FaultAnswer(status);
    }

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter)
    {
        var answer = FaultAnswer(429);
        return answer with { Headers = new Dictionary<string, string>(answer.Headers, StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
    }

    /// <summary>Whether a request with this key, beside the one that asks, has not been answered.</summary>
    private bool KeyIsInFlight(string key) =>
        Scenario.Calls.Count(c => !c.IsFinished && c.Vendor == VendorName && c.Headers.TryGetValue("Idempotency-Key", out var other) && other == key) > 1;

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }
}
