using System.Net;
using System.Net.WebSockets;
using System.Text;
using Framework.Contract;
using Framework.Evidence;
using Framework.Http;
using Framework.Tracing;
using Framework.Waiting;

namespace Framework.Sockets;

/// <summary>The sockets of a scenario, by name. Open ones are closed at its end; one that the system then holds on to is a leak, and is named.</summary>
public sealed class ScenarioSockets
{
    private readonly Func<ISocketDoor> _door;
    private readonly ScenarioTrace _trace;
    private readonly TimeSpan _patience;
    private readonly List<TestSocket> _all = [];

    internal ScenarioSockets(Func<ISocketDoor> door, ScenarioTrace trace, TimeSpan patience)
    {
        (_door, _trace, _patience) = (door, trace, patience);
        Inbound = new Probe(this, link => link.DescribeInbound());
        Outbound = new Probe(this, link => link.DescribeOutbound());
    }

    /// <summary>Knows whether the system has taken, and done, what came over the sockets.</summary>
    internal IRestProbe Inbound { get; }

    /// <summary>Knows whether what the system has sent has arrived.</summary>
    internal IRestProbe Outbound { get; }

    /// <summary>All sockets that were opened, or refused, in order.</summary>
    public IReadOnlyList<TestSocket> All
    {
        get
        {
            lock (_all)
                return [.. _all];
        }
    }

    /// <summary>The socket that was last opened under a name.</summary>
    /// <exception cref="UnknownNameException">There is none; lists the nearest.</exception>
    public TestSocket this[string name] => All.LastOrDefault(s => s.Name == name) ?? throw new UnknownNameException("socket", name, All.Select(s => s.Name));

    /// <summary>Opens a socket, or is refused: the socket says so. It carries the scenario's trace.</summary>
    /// <param name="name">Its name in this scenario; one that has ended may be followed by another of the same name.</param>
    /// <param name="path">Path and query, e.g. <c>/live?after=7</c>.</param>
    /// <param name="headers">Of the handshake.</param>
    /// <param name="protocols">Subprotocols that are offered.</param>
    /// <exception cref="InvalidOperationException">A socket of this name is open.</exception>
    /// <exception cref="TimeoutException">It was neither opened nor refused in the time that the system has to come to rest (<see cref="Lanes.RunOptions.RestTimeout"/>).</exception>
    public Task<TestSocket> OpenAsync(string name, string path, IEnumerable<KeyValuePair<string, string>>? headers = null, IEnumerable<string>? protocols = null) =>
        OpenAsync(_door(), name, path, headers, protocols);

    internal async Task<TestSocket> OpenAsync(ISocketDoor door, string name, string path, IEnumerable<KeyValuePair<string, string>>? headers, IEnumerable<string>? protocols)
    {
        if (All.Any(s => s.Name == name && s.Closure is null && s.Refusal is null))
            throw new InvalidOperationException($"Socket '{name}' is open already; close or drop it first, or give the other one another name.");
        var link = new SocketLink(name, _trace.Moved);
        List<KeyValuePair<string, string>> sent = [.. headers ?? [], new("traceparent", _trace.TraceParent), new("baggage", $"scenario={_trace.ScenarioId}")];
        var offered = (protocols ?? []).ToList();
        var uri = new Uri(door.Address, path);
        var (at, began) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetTimestamp());
        var socket = await OpenInTimeAsync(name, uri, limit => door.OpenAsync(uri, sent, offered, link, limit));
        var opened = new TestSocket(name, socket, link, _trace);
        Record(at, TimeProvider.System.GetElapsedTime(began), uri, [.. sent, .. offered.Select(p => KeyValuePair.Create("Sec-WebSocket-Protocol", p))], opened);
        lock (_all)
            _all.Add(opened);
        return opened;
    }

    /// <summary>What the system never answers fails the step instead of keeping the run for ever.</summary>
    private async Task<WebSocket?> OpenInTimeAsync(string name, Uri uri, Func<CancellationToken, Task<WebSocket?>> open)
    {
        using var limit = new CancellationTokenSource(_patience, TimeProvider.System);
        try
        {
            return await open(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"Socket '{name}' was neither opened nor refused within {_patience.TotalSeconds} s: GET {SecretMask.Text(uri.PathAndQuery)} is still without an answer. "
                + "What the system waits for before it accepts a socket has not come; time stands still meanwhile, so a delay of its own never ends.",
                error);
        }
    }

    /// <summary>Closes all that are open.</summary>
    internal Task CloseAllAsync() => Task.WhenAll(All.Select(s => s.CloseAsync()));

    private void Record(DateTimeOffset at, TimeSpan duration, Uri uri, IEnumerable<KeyValuePair<string, string>> headers, TestSocket socket)
    {
        var status = socket.Refusal?.Status ?? (int)HttpStatusCode.SwitchingProtocols;
        _trace.Current.Add(new HttpExchange(
            at,
            Direction.TestToSystem,
            "system",
            "GET",
            SecretMask.Text(uri.ToString()),
            [.. headers.Select(h => KeyValuePair.Create(h.Key, SecretMask.Header(h.Key, h.Value)))],
            null,
            status,
            [],
            socket.Refusal is { Body.Length: > 0 } refusal ? new HttpBody(refusal.ContentType, SecretMask.Text(refusal.Body), refusal.Body.Length, Truncated: false, IsBase64: false) : null,
            duration,
            null));
        _trace.Contract?.Add(new SeenAnswer(_trace.Current, at, "GET", uri.AbsolutePath, status, socket.Refusal?.ContentType, socket.Refusal is { } refused ? Encoding.UTF8.GetBytes(refused.Body) : null));
    }

    private sealed class Probe(ScenarioSockets sockets, Func<SocketLink, string?> describe) : IRestProbe
    {
        public ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken) =>
            ValueTask.FromResult(sockets.All.Where(s => s.Refusal is null).Select(s => describe(s.Link)).FirstOrDefault(d => d is not null));
    }
}
