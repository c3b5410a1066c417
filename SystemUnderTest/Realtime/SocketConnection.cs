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
    private readonly Channel<(ReadOnlyMemory<byte> Frame, TaskCompletionSource? Reached)> _outgoing;
    private SocketEnd? _end;
    private ITimer? _patience;
    private int _unsent;
    private volatile Task _sending = Task.CompletedTask;
    private volatile TaskCompletionSource<bool> _behind = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isFollowing;
    private volatile bool _isWritten;

    public SocketConnection(WebSocket socket, Caller caller, RealtimeOptions options, TimeProvider time)
    {
        (_socket, Caller, _options, _time) = (socket, caller, options, time);
        _outgoing = Channel.CreateBounded<(ReadOnlyMemory<byte>, TaskCompletionSource?)>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
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
        if (_outgoing.Writer.TryWrite((frame, null)))
            return;
        Interlocked.Decrement(ref _unsent);
        Close(SocketEnd.TooSlow);
    }

    /// <summary>
    /// Takes an event for the client, at once. A client that does not read what it is sent is dropped; if it is only us who have not come to send yet, it falls
    /// behind, and catches up from the table.
    /// </summary>
    /// <returns>False if it has fallen behind: this event was not taken.</returns>
    public bool Offer(ReadOnlyMemory<byte> frame)
    {
        Interlocked.Increment(ref _unsent);
        if (_outgoing.Writer.TryWrite((frame, null)))
            return true;
        Interlocked.Decrement(ref _unsent);
        if (_end is null && _sending.IsCompleted)
        {
            _isFollowing = false;
            _behind.TrySetResult(true);
            return false;
        }

        Close(SocketEnd.TooSlow);
        return true;
    }

    /// <summary>Completes when a client that follows has fallen behind.</summary>
    /// <returns>False if the connection has ended instead.</returns>
    public Task<bool> FellBehindAsync() => _behind.Task;

    /// <summary>Waits until there is room for a frame: for what was missed, of which there may be much.</summary>
    /// <returns>False if the connection has ended.</returns>
    public async ValueTask<bool> SendPatientlyAsync(ReadOnlyMemory<byte> frame)
    {
        while (await _outgoing.Writer.WaitToWriteAsync())
        {
            Interlocked.Increment(ref _unsent);
            if (_outgoing.Writer.TryWrite((frame, null)))
                return true;
            Interlocked.Decrement(ref _unsent);
        }

        return false;
    }

    /// <summary>Waits until all that is in the queue now has been sent: who then begins to follow has the whole queue for what is new.</summary>
    /// <returns>False if the connection has ended.</returns>
    public async ValueTask<bool> SentAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (await _outgoing.Writer.WaitToWriteAsync())
        {
            if (!_outgoing.Writer.TryWrite((default, reached)))
                continue;
            await reached.Task;
            return _end is null;
        }

        return false;
    }

    /// <summary>The client has caught up.</summary>
    public void Follow()
    {
        _behind = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_end is not null)
            _behind.TrySetResult(false);
        _isFollowing = true;
    }

    /// <summary>Ends the connection; what is still in the queue is not sent. The first reason counts.</summary>
    public void Close(SocketEnd end)
    {
        if (Interlocked.CompareExchange(ref _end, end, null) is not null)
            return;
        _patience = _time.CreateTimer(_ => _socket.Abort(), null, _options.CloseTimeout, Timeout.InfiniteTimeSpan);
        _outgoing.Writer.TryComplete();
        _behind.TrySetResult(false);
    }

    /// <summary>Sends what is in the queue until the connection ends, then the close frame.</summary>
    public async Task WriteAsync()
    {
        try
        {
            await foreach (var (frame, reached) in _outgoing.Reader.ReadAllAsync())
            {
                reached?.SetResult();
                if (_end is not null)
                    break;
                if (reached is not null)
                    continue;
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
            while (_outgoing.Reader.TryRead(out var left))
                left.Reached?.TrySetResult();
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
