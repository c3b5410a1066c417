using System.Diagnostics.Metrics;
using Framework.Contract;
using Framework.Database;
using Framework.Http;
using Framework.Metrics;
using Framework.Tracing;
using Framework.Waiting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Framework.Lanes;

/// <summary>What a scenario needs of the lane that it has.</summary>
internal interface ILane
{
    LaneContext Context { get; }

    IServiceProvider Services { get; }

    IReadOnlyList<IRestProbe> Probes { get; }

    EndpointTable Endpoints { get; }

    ActivityWatcher Watcher { get; }

    AmbientLane Ambient { get; }

    LaneCounters Counters { get; }

    /// <summary>What its database held before each step.</summary>
    StateMemory States { get; }

    /// <summary>What the system says that it answers; null if it says nothing, or if nobody is to look.</summary>
    Task<ApiContract?> Contract => Task.FromResult<ApiContract?>(null);

    /// <summary>Whom this host has served, the latest first.</summary>
    Served? Served { get; set; }

    HttpMessageHandler CreateHandler();

    WebSocketClient CreateSocketClient();

    /// <summary>Starts another host on this lane's database and clock.</summary>
    OtherHost StartAnother(IEnumerable<KeyValuePair<string, string?>> settings);

    /// <summary>Takes the lane back; it is cleaned away from the scenario's path.</summary>
    void Return(bool atRest, IReadOnlyCollection<string> written);
}

/// <summary>One host of the system, one database, one clock. Boots once, serves one scenario at a time.</summary>
internal sealed class Lane<TEntryPoint> : ILane, IAsyncDisposable
    where TEntryPoint : class
{
    private readonly LanePool<TEntryPoint> _pool;
    private readonly SystemWiring<TEntryPoint> _wiring;
    private readonly LaneHost<TEntryPoint> _host;

    internal Lane(LanePool<TEntryPoint> pool, SystemWiring<TEntryPoint> wiring, LaneContext context, ActivityWatcher watcher)
    {
        (_pool, _wiring, Context, Watcher) = (pool, wiring, context, watcher);
        _host = new LaneHost<TEntryPoint>(wiring, context, watcher);
        Services = Boot(_host);

        Probes = [.. wiring.RestProbes(Services)];
        Endpoints = new EndpointTable(Services);
        States = new StateMemory(context.ConnectionString);
        Counters = new LaneCounters(Services.GetService<IMeterFactory>());
    }

    public LaneContext Context { get; }

    public IServiceProvider Services { get; }

    public IReadOnlyList<IRestProbe> Probes { get; }

    public EndpointTable Endpoints { get; }

    public ActivityWatcher Watcher { get; }

    public AmbientLane Ambient { get; } = new();

    public LaneCounters Counters { get; }

    public StateMemory States { get; }

    /// <summary>What the statements of the last scenario have written.</summary>
    internal IReadOnlyCollection<string> LastWritten { get; set; } = [];

    public Task<ApiContract?> Contract => _pool.Contract;

    public Served? Served { get; set; }

    public HttpMessageHandler CreateHandler() => _host.Server.CreateHandler();

    public WebSocketClient CreateSocketClient() => _host.Server.CreateWebSocketClient();

    public OtherHost StartAnother(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var host = new LaneHost<TEntryPoint>(_wiring, Context, Watcher, settings);
        var services = Boot(host);
        return new OtherHost(host, () => host.Server, services, [.. _wiring.RestProbes(services)]);
    }

    public void Return(bool atRest, IReadOnlyCollection<string> written)
    {
        LastWritten = written;
        _pool.Return(this, atRest);
    }

    public async ValueTask DisposeAsync()
    {
        Counters.Dispose();
        await States.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>What the host does by itself belongs to whichever scenario has the lane.</summary>
    private IServiceProvider Boot(LaneHost<TEntryPoint> host)
    {
        ActivityWatcher.Current = Ambient;
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
        using var client = new HttpClient(CreateHandler()) { BaseAddress = ScenarioScope.BaseAddress };
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        if ((int)response.StatusCode >= 500)
            throw new InvalidOperationException($"The warm-up request GET {path} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
