using System.Collections.Concurrent;
using Mocks.Hosting;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Mocks;

/// <summary>
/// One server for all vendors and all scenarios. A request belongs to the scenario that its baggage names
/// (<c>baggage: scenario=…</c>); what names none that is known here belongs to <see cref="Default"/>.
/// </summary>
public sealed class VendorServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ScenarioVendors> _scenarios = new(StringComparer.Ordinal);
    private readonly WireMockServer _server;
    private readonly IdSource _ids;

    private VendorServer(VendorServerOptions options, WireMockServer server)
    {
        Options = options;
        _server = server;
        _ids = new IdSource(options.Seed);
        Url = new Uri(server.Url!.TrimEnd('/') + "/");
        YooKassaUrl = new Uri(Url, "yookassa/v3/");
        TelegramUrl = new Uri(Url, "telegram/");
        Default = For(VendorServerOptions.DefaultScenario);
    }

    /// <summary>What the server was started with.</summary>
    public VendorServerOptions Options { get; }

    /// <summary>The server's address.</summary>
    public Uri Url { get; }

    /// <summary>YooKassa's base address; ends in /v3/.</summary>
    public Uri YooKassaUrl { get; }

    /// <summary>Telegram's base address; methods are at <c>bot{token}/{method}</c> below it.</summary>
    public Uri TelegramUrl { get; }

    /// <summary>The vendors of whoever names no scenario: for use by hand.</summary>
    public ScenarioVendors Default { get; }

    /// <summary>Starts the server.</summary>
    /// <exception cref="PortInUseException">Something else listens on the port.</exception>
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
        server.Map("/yookassa/v3", vendors => vendors.YooKassa);
        server.Map("/telegram", vendors => vendors.Telegram);
        return server;
    }

    /// <summary>The vendors as this scenario sees them; made on first use.</summary>
    public ScenarioVendors For(string scenarioId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scenarioId);
        return _scenarios.GetOrAdd(scenarioId, id => new ScenarioVendors(id, this, _ids));
    }

    /// <summary>Forgets the scenario's state and lets its hanging calls go.</summary>
    public void Forget(string scenarioId)
    {
        if (scenarioId == VendorServerOptions.DefaultScenario) Default.Reset();
        else if (_scenarios.TryRemove(scenarioId, out var vendors)) vendors.Recover();
    }

    /// <summary>Lets all hanging calls go and stops the server.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var vendors in _scenarios.Values) vendors.Recover();
        _server.Stop();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    internal IReadOnlyCollection<ScenarioVendors> Scenarios => [.. _scenarios.Values];

    internal ScenarioVendors Named(string? scenarioId) =>
        scenarioId is not null && _scenarios.TryGetValue(scenarioId, out var vendors) ? vendors : Default;

    private void Map(string prefix, Func<ScenarioVendors, FaultyVendor> vendor) => _server
        .Given(Request.Create().WithPath(path => path.StartsWith(prefix, StringComparison.Ordinal)).UsingAnyMethod())
        .WithTitle(prefix)
        .RespondWith(new VendorResponse(prefix, this, vendor));
}
