using System.Diagnostics.Metrics;
using Framework.Contract;
using Framework.Database;
using Framework.Http;
using Framework.Metrics;
using Framework.Sockets;
using Framework.Time;
using Framework.Tracing;
using Framework.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Framework.Lanes;

/// <summary>One host of the system, one database, one clock. Boots once, serves one scenario at a time.</summary>
internal sealed class Lane<TEntryPoint> : ILane, IAsyncDisposable
    where TEntryPoint : class
{
    private readonly LanePool<TEntryPoint> _pool;
    private readonly SystemWiring<TEntryPoint> _wiring;
    private readonly LaneHost<TEntryPoint> _host;
    private readonly ActivityWatcher _watcher;
    private readonly AmbientLane _ambient = new();
    private readonly IReadOnlyList<IRestProbe> _probes;

    internal Lane(LanePool<TEntryPoint> pool, SystemWiring<TEntryPoint> wiring, LaneContext context, VirtualClock clock, ActivityWatcher watcher)
    {
        (_pool, _wiring, Context, Clock, _watcher) = (pool, wiring, context, clock, watcher);
        _host = new LaneHost<TEntryPoint>(wiring, context, watcher);
        Services = Boot(_host);

        _probes = [.. wiring.RestProbes(Services)];
        Endpoints = new EndpointTable(Services);
        States = new StateMemory(context.ConnectionString);
        Counters = new LaneCounters(Services.GetService<IMeterFactory>());
    }

    public LaneContext Context { get; }

    public bool DemandsTags => _wiring.RunsElsewhere;

    public Uri BaseAddress { get; } = new("http://localhost/");

    internal VirtualClock Clock { get; }

    public IServiceProvider Services { get; }

    public EndpointTable Endpoints { get; }

    public LaneCounters Counters { get; }

    public StateMemory? States { get; }

    /// <summary>What the statements of the last scenario have written.</summary>
    internal IReadOnlyCollection<string> LastWritten { get; set; } = [];

    public Task<ApiContract?> Contract => _pool.Contract;

    public Served? Served { get; set; }

    public void Begin(ScenarioTrace trace)
    {
        Counters.Reset();
        _watcher.Watch(trace);
        _ambient.Trace = trace;
    }

    public void End(ScenarioTrace trace)
    {
        _watcher.Forget(trace);
        _ambient.Trace = null;
    }

    public IEnumerable<IRestProbe> ProbesFor(ScenarioTrace trace, ScenarioSockets sockets) => [sockets.Inbound, .. _probes, sockets.Outbound];

    /// <summary>Of no scenario.</summary>
    internal HttpClient CreateClient() => new(_host.Server.CreateHandler()) { BaseAddress = BaseAddress };

    public HttpMessageHandler CreateHandler(ScenarioTrace trace) => _host.Server.CreateHandler();

    public ISocketDoor CreateSocketDoor() => new InMemoryDoor(_host.Server.CreateWebSocketClient());

    public OtherHost StartAnother(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var host = new LaneHost<TEntryPoint>(_wiring, Context, _watcher, settings);
        var services = Boot(host);
        return new OtherHost(host, () => host.Server, services, [.. _wiring.RestProbes(services)]);
    }

    public void Return(bool isSound, IReadOnlyCollection<string> written)
    {
        LastWritten = written;
        _pool.Return(this, isSound);
    }

    public async ValueTask DisposeAsync()
    {
        Counters.Dispose();
        await States!.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>What the host does by itself belongs to whichever scenario has the lane.</summary>
    private IServiceProvider Boot(LaneHost<TEntryPoint> host)
    {
        ActivityWatcher.Current = _ambient;
        try
        {
            return host.Services;
        }
        finally
        {
            ActivityWatcher.Current = null;
        }
    }

    /// <summary>One request, so that no scenario pays for what only the first one costs.</summary>
    internal async Task WarmUpAsync(string? path)
    {
        if (path is null)
            return;
        using var client = CreateClient();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        if ((int)response.StatusCode >= 500)
            throw new InvalidOperationException($"The warm-up request GET {path} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
