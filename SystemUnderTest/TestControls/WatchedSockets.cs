using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace SystemUnderTest.TestControls;

/// <summary>
/// What this instance has done with the sockets of a test, which gives each a name in the header <c>X-Test-Socket</c>: how many messages it has taken and sent,
/// and whether it asks for more. Who knows what was sent at the other end knows from it whether something is on its way.
/// </summary>
internal sealed class WatchedSockets
{
    public const string Header = "X-Test-Socket";

    private readonly ConcurrentDictionary<string, Watched> _sockets = new(StringComparer.Ordinal);

    public IReadOnlyList<SocketView> Of(string? trace) => [.. _sockets.Values.Where(s => trace is null || s.Trace == trace).Select(s => s.Show())];

    public async Task WatchAsync(HttpContext context, RequestDelegate next, OpenWork work)
    {
        if (Activity.Current is { } span)
            span.DisplayName = $"{context.Request.Method} {context.Request.Path}";
        if (context.Request.Headers[Header].ToString() is not { Length: > 0 } name || context.Features.Get<IHttpWebSocketFeature>() is not { } feature)
        {
            await next(context);
            return;
        }

        var watched = new Watched(name, Activity.Current?.TraceId.ToHexString() ?? "");
        _sockets[name] = watched;
        context.Features.Set<IHttpWebSocketFeature>(new WatchedFeature(feature, watched, () => work.LeaveOpen(Activity.Current)));
        try
        {
            await next(context);
        }
        finally
        {
            watched.Change(s => s with { Ended = true });
        }
    }

    /// <summary>The counts of one socket.</summary>
    internal sealed class Watched(string name, string trace)
    {
        private readonly Lock _lock = new();
        private SocketView _view = new(name, 0, 0, 0, Asks: false, Ended: false);

        public string Trace => trace;

        public SocketView Show()
        {
            lock (_lock)
                return _view;
        }

        public void Change(Func<SocketView, SocketView> change)
        {
            lock (_lock)
                _view = change(_view);
        }
    }

    private sealed class WatchedFeature(IHttpWebSocketFeature inner, Watched watched, Action accepting) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context)
        {
            accepting();
            return new WatchedSocket(await inner.AcceptAsync(context), watched);
        }
    }

    private sealed class WatchedSocket(WebSocket inner, Watched watched) : WebSocket
    {
        public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

        public override string? CloseStatusDescription => inner.CloseStatusDescription;

        public override WebSocketState State => inner.State;

        public override string? SubProtocol => inner.SubProtocol;

        public override void Abort() => inner.Abort();

        public override void Dispose() => inner.Dispose();

        public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            await CloseOutputAsync(closeStatus, statusDescription, cancellationToken);
            var buffer = new byte[1024];
            while (inner.State == WebSocketState.CloseSent && (await ReceiveAsync(buffer, cancellationToken)).MessageType != WebSocketMessageType.Close)
            {
            }
        }

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            SendAsync(isWhole: true, () => inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken));

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            watched.Change(s => s with { Asks = true });
            var result = await inner.ReceiveAsync(buffer, cancellationToken);
            watched.Change(s => s with { Asks = result.MessageType == WebSocketMessageType.Close, Taken = s.Taken + (result.EndOfMessage ? 1 : 0) });
            return result;
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            SendAsync(endOfMessage, () => inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken));

        private async Task SendAsync(bool isWhole, Func<Task> send)
        {
            watched.Change(s => s with { Sending = s.Sending + 1, Sent = s.Sent + (isWhole ? 1 : 0) });
            try
            {
                await send();
            }
            finally
            {
                watched.Change(s => s with { Sending = s.Sending - 1 });
            }
        }
    }
}

/// <param name="Name">As the test named it.</param>
/// <param name="Taken">Messages that the system has received whole, the close frame among them.</param>
/// <param name="Sent">Messages that it has begun to send, the close frame among them.</param>
/// <param name="Sending">How many it is sending now.</param>
/// <param name="Asks">Whether it waits for the next.</param>
/// <param name="Ended">Whether its code for this socket has returned.</param>
internal sealed record SocketView(string Name, int Taken, int Sent, int Sending, bool Asks, bool Ended);
