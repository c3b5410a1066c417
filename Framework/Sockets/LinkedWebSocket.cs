using System.Net.WebSockets;

namespace Framework.Sockets;

/// <summary>The system's end of a socket, which tells the link what the system does with it.</summary>
internal sealed class LinkedWebSocket(WebSocket inner, SocketLink link) : WebSocket
{
    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override void Abort()
    {
        link.Abandoned();
        inner.Abort();
    }

    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        await CloseOutputAsync(closeStatus, statusDescription, cancellationToken);
        var buffer = new byte[1024];
        while (inner.State == WebSocketState.CloseSent && (await ReceiveAsync(buffer, cancellationToken)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        link.SendBySystem(isWhole: true, () => inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken), cancellationToken);

    public override void Dispose() => inner.Dispose();

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        link.SystemAsks(true);
        var result = await inner.ReceiveAsync(buffer, cancellationToken);
        link.SystemAsks(result.MessageType == WebSocketMessageType.Close);
        if (result.EndOfMessage)
            link.TakenBySystem();
        return result;
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        link.SendBySystem(endOfMessage, () => inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken), cancellationToken);
}
