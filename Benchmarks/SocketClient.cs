using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Benchmarks;

/// <summary>One device: counts what it receives, holds it to its order, and says when each message came.</summary>
internal sealed class SocketClient(ClientWebSocket socket, int expected, Func<JsonElement, (int Number, long SentAt)?> read) : IDisposable
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _received = new(0);
    private int _last;

    /// <summary>How long each message took from its sender to here.</summary>
    public List<TimeSpan> Delays { get; } = new(expected);

    /// <summary>Completes when all have come; fails if one came twice, too early, or not at all.</summary>
    public Task All => _all.Task;

    public static async Task<ClientWebSocket> ConnectAsync(Uri uri, string? token)
    {
        var socket = new ClientWebSocket();
        if (token is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(uri, CancellationToken.None);
        return socket;
    }

    public void Start() => _ = Task.Run(PumpAsync);

    /// <summary>Sends a text, and waits until the message has come back.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> text)
    {
        await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await _received.WaitAsync();
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
        _received.Dispose();
    }

    private async Task PumpAsync()
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(2048);
            while (_last < expected)
            {
                buffer.ResetWrittenCount();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.GetMemory(1024), CancellationToken.None);
                    buffer.Advance(part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    throw new InvalidOperationException($"The socket was closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
                Take(buffer.WrittenMemory);
            }

            _all.SetResult();
        }
        catch (Exception error)
        {
            _all.TrySetException(error);
            _received.Release(expected);
        }
    }

    private void Take(ReadOnlyMemory<byte> frame)
    {
        using var json = JsonDocument.Parse(frame);
        if (read(json.RootElement) is not { } message)
            return;
        if (message.Number != ++_last)
            throw new InvalidOperationException($"Message {message.Number} came after message {_last - 1}: lost, doubled or out of order.");
        Delays.Add(TimeProvider.System.GetElapsedTime(message.SentAt));
        _received.Release();
    }
}
