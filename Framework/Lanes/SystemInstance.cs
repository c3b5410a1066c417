using Framework.Sockets;
using Framework.Waiting;
using Microsoft.AspNetCore.TestHost;

namespace Framework.Lanes;

/// <summary>
/// Another running instance of the system, on the same database and clock as the lane's own: for what instances have to tell one another, or for other
/// settings. It is started for one scenario, takes part in its rest, and ends with it.
/// </summary>
public sealed class SystemInstance
{
    private readonly ScenarioScope _scenario;
    private readonly IAsyncDisposable _host;
    private readonly Func<TestServer> _server;

    internal SystemInstance(ScenarioScope scenario, OtherHost other)
    {
        (_scenario, _host, _server, Services) = (scenario, other.Host, other.Server, other.Services);
        Probes = other.Probes;
    }

    /// <summary>Its services. Scenarios speak to it by HTTP and sockets; this is for wiring and probes.</summary>
    public IServiceProvider Services { get; }

    internal IReadOnlyList<IRestProbe> Probes { get; }

    /// <summary>A client into this instance; every call carries the trace and is recorded.</summary>
    /// <param name="peer">The name of the instance, for the report.</param>
    public HttpClient CreateClient(string peer) => _scenario.CreateClient(_server().CreateHandler(), peer);

    /// <summary>Opens a socket on this instance, or is refused: the socket says so.</summary>
    /// <param name="name">Its name in this scenario.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="headers">Of the handshake.</param>
    /// <exception cref="InvalidOperationException">A socket of this name is open.</exception>
    public Task<TestSocket> OpenSocketAsync(string name, string path, IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        _scenario.Sockets.OpenAsync(new InMemoryDoor(_server().CreateWebSocketClient()), name, path, headers, null);

    internal ValueTask StopAsync() => _host.DisposeAsync();
}

/// <summary>What a lane gives of another host that it has started.</summary>
internal sealed record OtherHost(IAsyncDisposable Host, Func<TestServer> Server, IServiceProvider Services, IReadOnlyList<IRestProbe> Probes);
