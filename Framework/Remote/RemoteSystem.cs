using System.Collections.Concurrent;
using System.Diagnostics;
using Framework.Contract;
using Framework.Evidence;
using Framework.Http;
using Framework.Lanes;
using Framework.Tracing;
using Framework.Waiting;

namespace Framework.Remote;

/// <summary>
/// A system that runs elsewhere, as the place of a suite's scenarios: isolated by their ids and by data of their own, several at once. Scenarios that move the
/// clock have the system for themselves, one after the other.
/// </summary>
public sealed class RemoteSystem : IScenarioHost
{
    private readonly RemoteOptions _remote;
    private readonly RunOptions _options;
    private readonly IScenarioSink _sink;
    private readonly SocketsHttpHandler _connections;
    private readonly RemoteClock _clock;
    private readonly OtlpReceiver? _telemetry;
    private readonly SharedOrAlone _door;
    private readonly TimeSpan _boot;
    private readonly string _database;
    private readonly ConcurrentDictionary<string, RemoteScenario> _scenarios;
    private int _lanes;

    private RemoteSystem(RemoteOptions remote, RunOptions options, IScenarioSink sink, SocketsHttpHandler connections, Found found)
    {
        (_remote, _options, _sink, _connections) = (remote, options, sink, connections);
        (Controls, Endpoints, _clock, _telemetry, _scenarios, _database) = (found.Controls, found.Endpoints, found.Clock, found.Telemetry, found.Scenarios, found.Database);
        Probes = found.Probes;
        Contract = found.Contract;
        _door = new SharedOrAlone(Math.Max(options.Lanes, 1));
        _boot = TimeProvider.System.GetUtcNow() - new DateTimeOffset(Process.GetCurrentProcess().StartTime);
        Client = new HttpMessageInvoker(connections, disposeHandler: false);
        Observe(finished: false);
    }

    internal Uri Url => _remote.Url;

    internal SystemControls Controls { get; }

    internal EndpointTable Endpoints { get; }

    internal IReadOnlyList<IRestProbe> Probes { get; }

    internal ApiContract? Contract { get; }

    internal HttpMessageInvoker Client { get; }

    /// <summary>Finds the system and makes sure that it is one that can be tested.</summary>
    /// <param name="remote">Where it is.</param>
    /// <param name="options">What the run was asked for.</param>
    /// <param name="sink">Takes the results.</param>
    /// <param name="openApiPath">Where its OpenAPI document is; its operations' ids are the endpoints' names.</param>
    /// <param name="contractRule">What an answer means that the document does not declare, unless the run says otherwise.</param>
    /// <param name="probes">What is asked, beside the system, whether all is at rest.</param>
    /// <exception cref="TargetUnavailableException">It does not answer, something else does, or it has no test controls.</exception>
    public static async Task<RemoteSystem> StartAsync(RemoteOptions remote, RunOptions options, IScenarioSink sink, string openApiPath, ContractRule contractRule, IEnumerable<IRestProbe> probes)
    {
        ArgumentNullException.ThrowIfNull(remote);
        ArgumentNullException.ThrowIfNull(options);
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) };
        var client = new HttpClient(connections, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(30) };
        var document = await RemoteDocument.ReadAsync(client, remote, openApiPath);
        var rule = options.ContractRule ?? contractRule;
        var contract = rule == ContractRule.Off ? null : new ApiContract(document, openApiPath, rule);
        var controls = new SystemControls(remote.Instances, client);
        var clock = new RemoteClock(controls, options.StartOfTime);
        await clock.ResetAsync();
        var scenarios = new ConcurrentDictionary<string, RemoteScenario>(StringComparer.Ordinal);
        var telemetry = remote.Listen is { } listen ? await OtlpReceiver.StartAsync(listen, trace => scenarios.GetValueOrDefault(trace)) : null;
        var found = new Found(controls, RemoteDocument.EndpointsOf(document), contract, clock, telemetry, scenarios, [.. probes], await RemoteDatabase.DescribeAsync(remote.Database));
        return new RemoteSystem(remote, options, sink, connections, found);
    }

    /// <inheritdoc/>
    public string? Lacks(ScenarioIdentity identity)
    {
        if (identity.Needs(Capabilities.Inside))
            return $"The target '{_remote.Target}' is another process: @{Capabilities.Inside} reaches into the system's own (it holds statements up, starts another instance, reads counters, or takes the database away).";
        return identity.Needs(Capabilities.OwnSystem)
            ? $"The target '{_remote.Target}' is shared by scenarios: @{Capabilities.OwnSystem} counts or lists all that there is, or makes what can be there once."
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<ScenarioScope> BeginAsync(ScenarioIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var at = TimeProvider.System.GetUtcNow();
        _sink.ScenarioStarted(identity, at);
        var isAlone = identity.Needs(Capabilities.VirtualTime) || identity.Needs(Capabilities.Alone);
        await _door.EnterAsync(isAlone);
        try
        {
            await _clock.ResetAsync();
            _clock.MayMove = isAlone;
            var context = new LaneContext(Interlocked.Increment(ref _lanes), _remote.Database ?? "", _clock);
            return new ScenarioScope(new RemoteLane(this, context, isAlone), identity, _options, _sink, at);
        }
        catch
        {
            _door.Leave(isAlone);
            throw;
        }
    }

    /// <summary>Stops taking telemetry. The system stays as it is.</summary>
    public async ValueTask DisposeAsync()
    {
        Observe(finished: true);
        if (_telemetry is not null)
            await _telemetry.DisposeAsync();
        Client.Dispose();
        _connections.Dispose();
    }

    internal RemoteScenario Watch(ScenarioTrace trace, bool isAlone) => _scenarios.GetOrAdd(trace.TraceId.ToHexString(), _ => new RemoteScenario(trace, isAlone));

    internal void Forget(RemoteScenario scenario)
    {
        scenario.SettleAll();
        _scenarios.TryRemove(scenario.TraceId, out _);
    }

    internal void Return(RemoteLane lane, bool isAlone)
    {
        if (isAlone)
            _clock.MayMove = false;
        _door.Leave(isAlone);
    }

    private void Observe(bool finished) => _sink.RunObserved(new RunFacts(_options.Seed, _remote.Target, _options.Lanes, _database, _boot, [], finished) { Operations = Contract?.Uses ?? [] });

    private sealed record Found(
        SystemControls Controls, EndpointTable Endpoints, ApiContract? Contract, RemoteClock Clock, OtlpReceiver? Telemetry, ConcurrentDictionary<string, RemoteScenario> Scenarios, IReadOnlyList<IRestProbe> Probes, string Database);
}
