using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Framework.Sockets;

/// <summary>Where sockets into the system are opened.</summary>
internal interface ISocketDoor
{
    /// <summary>What paths are relative to; ws or wss.</summary>
    Uri Address { get; }

    /// <summary>Opens one; null if it was refused: the link says why.</summary>
    Task<WebSocket?> OpenAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> headers, IReadOnlyList<string> protocols, SocketLink link, CancellationToken cancellationToken);
}

/// <summary>Into a host of this process.</summary>
internal sealed class InMemoryDoor(WebSocketClient client) : ISocketDoor
{
    public Uri Address { get; } = new("ws://localhost/");

    public async Task<WebSocket?> OpenAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> headers, IReadOnlyList<string> protocols, SocketLink link, CancellationToken cancellationToken)
    {
        client.ConfigureRequest = request =>
        {
            foreach (var (key, value) in headers)
                request.Headers.Append(key, value);
            request.HttpContext.Features.Set(link);
        };
        foreach (var protocol in protocols)
            client.SubProtocols.Add(protocol);
        try
        {
            return await client.ConnectAsync(address, cancellationToken);
        }
        catch (InvalidOperationException) when (link.Refusal is not null)
        {
            return null;
        }
    }
}
