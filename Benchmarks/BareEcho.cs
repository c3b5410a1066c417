using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>What Kestrel alone can do: every message goes to all sockets of its room, from memory, with nothing stored and nobody checked.</summary>
internal static class BareEcho
{
    public static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        var rooms = new ConcurrentDictionary<string, Room>(StringComparer.Ordinal);
        app.Map("/room/{name}", async (HttpContext context, string name) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await rooms.GetOrAdd(name, _ => new Room()).ServeAsync(socket);
        });
        await app.StartAsync();
        return app;
    }

    private sealed class Room
    {
        private readonly SemaphoreSlim _one = new(1);
        private readonly List<WebSocket> _sockets = [];

        public async Task ServeAsync(WebSocket socket)
        {
            await _one.WaitAsync();
            _sockets.Add(socket);
            _one.Release();
            var buffer = new byte[4096];
            try
            {
                while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
                    await SendToAllAsync(buffer.AsMemory(0, part.Count));
            }
            catch (WebSocketException)
            {
                return; // the client is gone: that is how the benchmark ends
            }
        }

        private async Task SendToAllAsync(ReadOnlyMemory<byte> text)
        {
            await _one.WaitAsync();
            foreach (var socket in _sockets)
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            _one.Release();
        }
    }
}
