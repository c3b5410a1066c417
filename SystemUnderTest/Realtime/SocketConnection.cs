using System.Net.WebSockets;
using System.Threading.Channels;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Realtime;

/// <summary>
/// One client. Nobody who has something for it ever waits: frames go into a short queue, and a client that lets the queue run full is dropped. It has
/// lost nothing, because events are kept: it connects again with its cursor.
/// </summary>
internal sealed class SocketConnection : IDisposable
{
    private readonly WebSocket _socket;
    private readonly RealtimeOptions _options;
    private readonly TimeProvider _time;
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing;
    private SocketEnd? _end;
    private ITimer? _patience;
    private int _unsent;
    private volatile Task _sending = Task.CompletedTask;
    private volatile bool _isFollowing;
    private volatile bool _isWritten;

    public SocketConnection(WebSocket socket, Caller caller, RealtimeOptions options, TimeProvider time)
    {
        (_socket, Caller, _options, _time) = (socket, caller, options, time);
        _outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
    }

    public Caller Caller { get; }

    /// <summary>The last event that went into the queue. While the client catches up its own connection moves it, then the feed alone.</summary>
    public long Position { get; set; }

    /// <summary>The one thing that this socket follows; null: everything.</summary>
    public Guid? Topic { get; init; }

    /// <summary>Whether the client has caught up, and the feed brings what is new.</summary>
    public bool IsFollowing => _isFollowing;

    public SocketEnd? End => _end;

    /// <summary>Whether something is on its way to the client that is not held up by the client itself.</summary>
    public bool IsBusy => _sending.IsCompleted && !_isWritten && (_end is not null || !_isFollowing || Volatile.Read(ref _unsent) > 0);

    public bool Wants(Guid? topic) => Topic is null || Topic == topic;

    /// <summary>Takes a frame for the client, at once. A client whose queue is full is dropped.</summary>
    public void Send(ReadOnlyMemory<byte> frame)
    {
        Interlocked.Increment(ref _unsent);
        if (_outgoing.Writer.TryWrite(frame))
            return;
        Interlocked.Decrement(ref _unsent);
        Close(SocketEnd.TooSlow);
    }

    /// <summary>Waits until there is room for a frame: for what was missed, of which there may be much.</summary>
    /// <returns>False if the connection has ended.</returns>
    public async ValueTask<bool> SendPatientlyAsync(ReadOnlyMemory<byte> frame)
    {
        while (await _outgoing.Writer.WaitToWriteAsync())
        {
            Interlocked.Increment(ref _unsent);
            if (_outgoing.Writer.TryWrite(frame))
                return true;
            Interlocked.Decrement(ref _unsent);
        }

        return false;
    }

    /// <summary>The client has caught up.</summary>
    public void Follow() => _isFollowing = true;

    /// <summary>Ends the connection; what is still in the queue is not sent. The first reason counts.</summary>
    public void Close(SocketEnd end)
    {
        if (Interlocked.CompareExchange(ref _end, end, null) is not null)
            return;
        _patience = _time.CreateTimer(_ => _socket.Abort(), null, _options.CloseTimeout, Timeout.InfiniteTimeSpan);
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Sends what is in the queue until the connection ends, then the close frame.</summary>
    public async Task WriteAsync()
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync())
            {
                if (_end is not null)
                    break;
                _sending = _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask();
                await _sending;
                Interlocked.Decrement(ref _unsent);
            }

            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                _sending = _socket.CloseOutputAsync((WebSocketCloseStatus)_end!.Code, _end.Reason, CancellationToken.None);
                await _sending;
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            _socket.Abort();
        }
        finally
        {
            Close(SocketEnd.Bye);
            _isWritten = true;
        }
    }

    /// <summary>Hands over the client's frames, one after the other, until the connection ends.</summary>
    /// <param name="take">Handles a text; its answer goes into the queue.</param>
    /// <param name="refuse">The answer to what is no text.</param>
    public async Task ReadAsync(Func<ReadOnlyMemory<byte>, Task<ReadOnlyMemory<byte>>> take, ReadOnlyMemory<byte> refuse)
    {
        var buffer = new byte[4096];
        var length = 0;
        try
        {
            while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                if (_end is not null)
                    continue;
                length += part.Count;
                if (length > _options.LargestFrame)
                    Close(SocketEnd.FrameTooLarge);
                else if (!part.EndOfMessage)
                    Grow(ref buffer, length);
                else
                    Send(part.MessageType == WebSocketMessageType.Text ? await take(buffer.AsMemory(0, length)) : refuse);
                length = part.EndOfMessage || _end is not null ? 0 : length;
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            _socket.Abort();
        }
        finally
        {
            Close(SocketEnd.Bye);
        }
    }

    public void Dispose() => _patience?.Dispose();

    private void Grow(ref byte[] buffer, int length)
    {
        if (length == buffer.Length)
            Array.Resize(ref buffer, Math.Min(buffer.Length * 4, _options.LargestFrame + 1));
    }
}
