using Framework.Contract;
using Framework.Database;
using Framework.Http;
using Framework.Lanes;
using Framework.Metrics;
using Framework.Sockets;
using Framework.Tracing;
using Framework.Waiting;

namespace Framework.Remote;

/// <summary>A scenario's place at a running system, which others use at the same time.</summary>
internal sealed class RemoteLane(RemoteSystem target, LaneContext context, bool isAlone) : ILane
{
    private RemoteScenario? _scenario;

    public LaneContext Context => context;

    public Uri BaseAddress => target.Url;

    public bool IsRemote => true;

    public IServiceProvider Services => throw Inside("The services of the system");

    public EndpointTable Endpoints => target.Endpoints;

    public LaneCounters Counters => throw Inside("The counters of the system");

    public StateMemory? States => null;

    public Task<ApiContract?> Contract => Task.FromResult(target.Contract);

    public Served? Served { get; set; }

    private RemoteScenario Scenario => _scenario ?? throw new InvalidOperationException("The lane serves no scenario yet.");

    public void Begin(ScenarioTrace trace) => _scenario = target.Watch(trace, isAlone);

    public void End(ScenarioTrace trace) => target.Forget(Scenario);

    public IEnumerable<IRestProbe> ProbesFor(ScenarioTrace trace, ScenarioSockets sockets) =>
        [new RemoteRest(target.Controls, Scenario, sockets), sockets.Inbound, .. target.Probes, sockets.Outbound];

    public HttpMessageHandler CreateHandler(ScenarioTrace trace) => new CountingHandler(target.Client, target.Url, Scenario);

    public ISocketDoor CreateSocketDoor() => new RemoteDoor(target.Url, target.Client, Scenario);

    public OtherHost StartAnother(IEnumerable<KeyValuePair<string, string?>> settings) => throw Inside("Another instance of the system");

    public void Return(bool isSound, IReadOnlyCollection<string> written) => target.Return(this, isAlone);

    private static MissingCapabilityException Inside(string what) => new(Capabilities.Inside, $"{what} cannot be had from outside of its process.");

    /// <summary>Knows which requests of the test have no answer yet. The connections are everybody's. Whatever address the system is called by (its public one, say), it is this one.</summary>
    private sealed class CountingHandler(HttpMessageInvoker shared, Uri url, RemoteScenario scenario) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var call = scenario.CallBegins();
            if (request.RequestUri is { IsAbsoluteUri: true } asked && asked.Authority != url.Authority)
                request.RequestUri = new Uri(url, asked.PathAndQuery);
            return await shared.SendAsync(request, cancellationToken);
        }
    }
}
