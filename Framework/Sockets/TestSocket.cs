using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Framework.Evidence;
using Framework.Http;
using Framework.Tracing;

namespace Framework.Sockets;

/// <summary>
/// The test's end of a socket. Every frame is recorded, both ways, with its time. What was received is kept until a step takes it, in order; the
/// framework knows when nothing more is on its way, so nobody waits for frames.
/// </summary>
public sealed class TestSocket
{
    private const int Limit = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly List<ReceivedFrame> _unread = [];
    private readonly WebSocket? _socket;
    private readonly SocketLink _link;
    private readonly ScenarioTrace _trace;
    private readonly Task _pump = Task.CompletedTask;
    private SocketClosure? _closure;

    internal TestSocket(string name, WebSocket? socket, SocketLink link, ScenarioTrace trace)
    {
        (Name, _socket, _link, _trace) = (name, socket, link, trace);
        if (socket is null)
            return;
        using (ExecutionContext.SuppressFlow())
            _pump = Task.Run(() => PumpAsync(socket));
    }

    /// <summary>The name that the scenario gave it.</summary>
    public string Name { get; }

    /// <summary>Why it was not opened; null if it was.</summary>
    public SocketRefusal? Refusal => _socket is null ? _link.Refusal : null;

    /// <summary>How it ended; null while it is open.</summary>
    public SocketClosure? Closure
    {
        get
        {
            lock (_lock)
                return _closure;
        }
    }

    /// <summary>The protocol that was agreed on; null if none was.</summary>
    public string? SubProtocol => string.IsNullOrEmpty(_socket?.SubProtocol) ? null : _socket.SubProtocol;

    /// <summary>What was received and has not been taken yet, oldest first.</summary>
    public IReadOnlyList<ReceivedFrame> Unread
    {
        get
        {
            lock (_lock)
                return [.. _unread];
        }
    }

    internal SocketLink Link => _link;

    /// <summary>Takes frames: they are not unread any more.</summary>
    public void Take(IEnumerable<ReceivedFrame> frames)
    {
        lock (_lock)
        {
            foreach (var frame in frames)
                _unread.Remove(frame);
        }
    }

    /// <summary>Sends a message of text.</summary>
    /// <exception cref="InvalidOperationException">The socket is not open.</exception>
    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), FrameKind.Text, text);

    /// <summary>Sends a message of bytes.</summary>
    /// <exception cref="InvalidOperationException">The socket is not open.</exception>
    public Task SendAsync(byte[] bytes) => SendAsync(bytes, FrameKind.Binary, Convert.ToBase64String(bytes));

    /// <summary>Reads nothing any more: whoever sends to this socket has to wait.</summary>
    public void StopReading() => _link.Pause();

    /// <summary>Reads again what has come meanwhile.</summary>
    public void ReadAgain() => _link.Resume();

    /// <summary>Cuts the connection without a close frame, as a lost network does.</summary>
    public void Cut()
    {
        if (!End(new SocketClosure(null, "cut by the test", BySystem: false)))
            return;
        Record(isSent: true, FrameKind.Cut, "cut", 0);
        _link.Gone();
        _socket!.Abort();
    }

    /// <summary>Closes the socket in order; does nothing if it has ended already.</summary>
    public async Task CloseAsync()
    {
        _link.Resume();
        if (_socket is null || !End(new SocketClosure((int)WebSocketCloseStatus.NormalClosure, "", BySystem: false)))
            return;
        Record(isSent: true, FrameKind.Close, "1000", 0);
        _link.SentByTest();
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException)
        {
            Record(isSent: true, FrameKind.Cut, error.Message, 0); // the system was faster
        }

        _link.Gone();
    }

    /// <summary>The name, and how the socket stands.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"socket '{Name}' ({Standing()})");

    private string Standing()
    {
        if (_socket is null)
            return string.Create(CultureInfo.InvariantCulture, $"refused with {_link.Refusal?.Status}");
        return Closure switch
        {
            null => "open",
            { Code: { } code } closed => string.Create(CultureInfo.InvariantCulture, $"closed by the {(closed.BySystem ? "system" : "test")} with {code} {closed.Reason}").TrimEnd(),
            var cut => cut.Reason,
        };
    }

    private async Task SendAsync(byte[] bytes, FrameKind kind, string text)
    {
        if (_socket is null || Closure is not null)
            throw new InvalidOperationException($"Nothing can be sent over {this}.");
        Record(isSent: true, kind, text, bytes.Length);
        _link.SentByTest();
        await _socket.SendAsync(bytes, kind == FrameKind.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
    }

    private async Task PumpAsync(WebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await ClosedAsync(socket);
                    return;
                }

                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Received(part.MessageType, message.ToArray());
                message.SetLength(0);
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            if (End(new SocketClosure(null, "cut by the system", BySystem: true)))
                Record(isSent: false, FrameKind.Cut, error.Message, 0);
            _link.Gone();
        }
    }

    private void Received(WebSocketMessageType type, byte[] bytes)
    {
        var kind = type == WebSocketMessageType.Text ? FrameKind.Text : FrameKind.Binary;
        var text = kind == FrameKind.Text ? Encoding.UTF8.GetString(bytes) : Convert.ToBase64String(bytes);
        Record(isSent: false, kind, text, bytes.Length);
        lock (_lock)
            _unread.Add(new ReceivedFrame(TimeProvider.System.GetUtcNow(), kind, text));
        _link.TakenByTest();
    }

    private async Task ClosedAsync(WebSocket socket)
    {
        var (code, reason) = ((int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty), socket.CloseStatusDescription ?? "");
        Record(isSent: false, FrameKind.Close, string.Create(CultureInfo.InvariantCulture, $"{code} {reason}").TrimEnd(), 0);
        if (End(new SocketClosure(code, reason, BySystem: true)))
        {
            _link.SentByTest();
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        _link.TakenByTest();
        _link.Gone();
    }

    private bool End(SocketClosure closure)
    {
        lock (_lock)
        {
            if (_socket is null || _closure is not null)
                return false;
            _closure = closure;
            return true;
        }
    }

    private void Record(bool isSent, FrameKind kind, string text, long size) => _trace.Current.Add(
        new SocketFrame(TimeProvider.System.GetUtcNow(), Name, isSent, kind, SecretMask.Text(text.Length <= Limit ? text : text[..Limit]), size));
}
