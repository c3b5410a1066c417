using System.Collections.Concurrent;
using Mocks.Control;
using Mocks.Hosting;
using Mocks.Relay;
using Mocks.SendGrid;
using Mocks.Stripe;
using Mocks.Stubs;
using Mocks.YooKassa;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace Mocks;

/// <summary>
/// One server for all vendors and all scenarios. A request belongs to the scenario that its baggage names
/// (<c>baggage: scenario=…</c>); what names none that is known here belongs to <see cref="Default"/>.
/// </summary>
public sealed partial class VendorServer : IAsyncDisposable
{
    private const string Control = "/_control";

    private readonly ConcurrentDictionary<string, ScenarioVendors> _scenarios = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<StubbedVendor>> _stubs = new(StringComparer.OrdinalIgnoreCase);
    private readonly WireMockServer _server;
    private readonly IdSource _ids;

    private VendorServer(VendorServerOptions options, WireMockServer server)
    {
        Options = options;
        _server = server;
        _ids = new IdSource(options.Seed);
        Url = new Uri((options.PublicUrl?.ToString() ?? server.Url!).TrimEnd('/') + "/");
        WarehouseUrl = new Uri(Url, "warehouse/v1/");
        YooKassaUrl = new Uri(Url, "yookassa/v3/");
        TelegramUrl = new Uri(Url, "telegram/");
        SendGridUrl = new Uri(Url, "sendgrid/v3/");
        StripeUrl = new Uri(Url, "stripe/v1/");
        PachcaUrl = new Uri(Url, "pachca/api/shared/v1/");
        CloudPaymentsUrl = new Uri(Url, "cloudpayments/");
        CdekUrl = new Uri(Url, "cdek/v2/");
        TwilioUrl = new Uri(Url, "twilio/2010-04-01/");
        BoxberryUrl = new Uri(Url, "boxberry/");
        RussianPostUrl = new Uri(Url, "russian-post/");
        MailgunUrl = new Uri(Url, "mailgun/v3/");
        SmsRuUrl = new Uri(Url, "sms-ru/");
        Default = For(VendorServerOptions.DefaultScenario);
    }

    /// <summary>What the server was started with.</summary>
    public VendorServerOptions Options { get; }

    /// <summary>What SendGrid's event webhooks are verified with: an SPKI in base64, as on SendGrid's settings page.</summary>
    public string SendGridEventPublicKey => SendGridSignature.PublicKey;

    /// <summary>The server's address.</summary>
    public Uri Url { get; }

    /// <summary>The warehouse's base address; ends in /v1/.</summary>
    public Uri WarehouseUrl { get; }

    /// <summary>YooKassa's base address; ends in /v3/.</summary>
    public Uri YooKassaUrl { get; }

    /// <summary>Telegram's base address; methods are at <c>bot{token}/{method}</c> below it.</summary>
    public Uri TelegramUrl { get; }

    /// <summary>SendGrid's base address; ends in /v3/.</summary>
    public Uri SendGridUrl { get; }

    /// <summary>Stripe's base address; ends in /v1/.</summary>
    public Uri StripeUrl { get; }

    /// <summary>Pachca's base address; ends in /v1/.</summary>
    public Uri PachcaUrl { get; }

    /// <summary>CloudPayments' base address.</summary>
    public Uri CloudPaymentsUrl { get; }

    /// <summary>Cdek's base address.</summary>
    public Uri CdekUrl { get; }

    /// <summary>Twilio's base address.</summary>
    public Uri TwilioUrl { get; }

    /// <summary>Boxberry's base address.</summary>
    public Uri BoxberryUrl { get; }

    /// <summary>RussianPost's base address.</summary>
    public Uri RussianPostUrl { get; }

    /// <summary>Mailgun's base address.</summary>
    public Uri MailgunUrl { get; }

    /// <summary>SmsRu's base address.</summary>
    public Uri SmsRuUrl { get; }

    /// <summary>The vendors of whoever names no scenario: for use by hand.</summary>
    public ScenarioVendors Default { get; }

    /// <summary>The scenario that has the system for itself: what the system does by itself, and names no scenario for, is its. Null: nobody has.</summary>
    public string? AloneScenario { get; set; }

    private ScenarioVendors Alone => AloneScenario is { } id && _scenarios.TryGetValue(id, out var vendors) ? vendors : Default;

    /// <summary>Starts the server.
    /// <exception cref="PortInUseException">Something else listens on the port.</exception>
    /// <exception cref="CannotListenException">The address is not this machine's.</exception>
    public static VendorServer Start(VendorServerOptions? options = null)
    {
        options ??= new VendorServerOptions();
        Ports.EnsureFree(options.Host, options.Port);
        var wire = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://{options.Host}:{options.Port}"],
            MaxRequestLogCount = 0, // The journal is ours: by scenario, and masked.
        });
        var server = new VendorServer(options, wire);
        server.Play("warehouse", "/warehouse/v1", vendors => vendors.Warehouse);
        server.Play("yookassa", "/yookassa/v3", vendors => vendors.YooKassa);
        server.Play("telegram", "/telegram", vendors => vendors.Telegram);
        server.Play("sendgrid", "/sendgrid/v3", vendors => vendors.SendGrid);
        server.Play("stripe", "/stripe/v1", vendors => vendors.Stripe);
        server.Play("pachca", "/pachca/api/shared/v1", vendors => vendors.Pachca);
        server.Play("cloudpayments", "/cloudpayments", vendors => vendors.CloudPayments);
        server.Play("cdek", "/cdek/v2", vendors => vendors.Cdek);
        server.Play("twilio", "/twilio/2010-04-01", vendors => vendors.Twilio);
        server.Play("boxberry", "/boxberry", vendors => vendors.Boxberry);
        server.Play("russian_post", "/russian-post", vendors => vendors.RussianPost);
        server.Play("mailgun", "/mailgun/v3", vendors => vendors.Mailgun);
        server.Play("sms_ru", "/sms-ru", vendors => vendors.SmsRu);
        if (options.Plays("stripe")) server.Map("/stripe/checkout", prefix => new HandMade(prefix, new StripeCheckoutPage(server).AnswerAsync));
        if (options.Plays("yookassa")) server.Map("/yookassa/checkout", prefix => new HandMade(prefix, new CheckoutPage(server).AnswerAsync));
        if (options.ControlApi) server.Map(Control, prefix => new HandMade(prefix, new ControlApi(server).AnswerAsync));
        if (options.VendorsAtRoot)
        {
            server.Play("yookassa", "/v3", vendors => vendors.YooKassa);
            server.Play("stripe", "/v1", vendors => vendors.Stripe);
            server.Play("pachca", "/api/shared/v1", vendors => vendors.Pachca);
            if (options.Plays("telegram")) server.MapWhere(path => path.StartsWith("/bot", StringComparison.Ordinal), "/bot", new VendorResponse("", server, vendors => vendors.Telegram));
        }

        server.Map("", prefix => new HandMade(prefix, request => Task.FromResult(UnknownAddress.Answer(server, server.Of(request), request))));
        if (options.SmtpPort is { } smtp && options.Plays("smtp")) server.OpenSmtp(VendorServerOptions.DefaultScenario, smtp);
        return server;
    }

    /// <summary>The vendors as this scenario sees them; made on first use.</summary>
    public ScenarioVendors For(string scenarioId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scenarioId);
        return _scenarios.GetOrAdd(scenarioId, id => new ScenarioVendors(id, this, _ids));
    }

    /// <summary>A vendor without a fake, by its name; made on first use. Give the system its <see cref="StubbedVendor.Url"/>.</summary>
    public StubbedVendor Stubs(string vendor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(vendor);
        return _stubs.GetOrAdd(vendor, name => new Lazy<StubbedVendor>(() => new StubbedVendor(name, this))).Value;
    }

    /// <summary>Forgets the scenario's state and lets its hanging calls go.</summary>
    public void Forget(string scenarioId)
    {
        if (scenarioId == VendorServerOptions.DefaultScenario) Default.Reset();
        else if (_scenarios.TryRemove(scenarioId, out var vendors)) vendors.Recover();
    }

    /// <summary>Forgets every scenario.</summary>
    public void ForgetAll()
    {
        foreach (var id in _scenarios.Keys) Forget(id);
    }

    /// <summary>Lets all hanging calls go and stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var vendors in _scenarios.Values) vendors.Recover();
        foreach (var stubs in _stubs.Values) stubs.Value.Dispose();
        await StopSmtpAsync();
        _server.Stop();
        _server.Dispose();
        Player.Dispose();
    }

    /// <summary>Which vendors are here, and where: by the names that journals and steps know them by. Mail has no address but a port, and is not among them.</summary>
    public IReadOnlyList<KeyValuePair<string, Uri>> Addresses =>
    [
        .. new KeyValuePair<string, Uri>[]
        {
            new("yookassa", YooKassaUrl), new("telegram", TelegramUrl), new("sendgrid", SendGridUrl), new("stripe", StripeUrl), new("pachca", PachcaUrl), new("cloudpayments", CloudPaymentsUrl), new("sms_ru", SmsRuUrl),
            new("mailgun", MailgunUrl), new("russian_post", RussianPostUrl), new("boxberry", BoxberryUrl), new("twilio", TwilioUrl), new("cdek", CdekUrl), new("warehouse", WarehouseUrl),
        }.Where(a => Options.Plays(a.Key)),
    ];

    /// <summary>Who plays the scenarios' vendors instead of this server.</summary>
    internal Player Player { get; } = new();

    internal IReadOnlyCollection<ScenarioVendors> Scenarios => [.. _scenarios.Values];

    /// <summary>The scenario that the request's baggage names.</summary>
    internal ScenarioVendors Of(VendorRequest request) =>
        ScenarioOf(request) is { Length: > 0 } id ? _scenarios.GetValueOrDefault(id) ?? Default : Alone;

    /// <summary>Whether the request names no scenario, and was given to this one because it is alone.</summary>
    internal bool IsByItself(VendorRequest request, ScenarioVendors scenario) => scenario.ScenarioId == AloneScenario && ScenarioOf(request) is not { Length: > 0 };

    private string? ScenarioOf(VendorRequest request) => Baggage.Value(request.Header("baggage"), Options.ScenarioBaggageKey);

    private void Play(string vendor, string prefix, Func<ScenarioVendors, FaultyVendor> view)
    {
        if (Options.Plays(vendor)) Map(prefix, at => new VendorResponse(at, this, view));
    }

    /// <summary>Answers what is at the prefix or below it; the empty prefix gets what nobody else does.</summary>
    private void Map(string prefix, Func<string, IResponseProvider> provider) =>
        MapWhere(path => path == prefix || path.StartsWith(prefix + "/", StringComparison.Ordinal), prefix, provider(prefix));

    private void MapWhere(Func<string, bool> path, string title, IResponseProvider provider) => _server
        .Given(Request.Create().WithPath(path).UsingAnyMethod())
        .AtPriority(title.Length == 0 ? 2 : 1)
        .WithTitle(title)
        .RespondWith(Options.ControlApi && title != Control ? new Relayed(this, provider) : provider);
}
