using System.Net.WebSockets;

namespace SystemUnderTest.Realtime;

/// <summary>Why a socket is closed. Codes from 4000 are an application's own (RFC 6455, section 7.4.2).</summary>
internal sealed record SocketEnd(int Code, string Reason)
{
    public static readonly SocketEnd Bye = new((int)WebSocketCloseStatus.NormalClosure, "");
    public static readonly SocketEnd ShuttingDown = new((int)WebSocketCloseStatus.EndpointUnavailable, "shutting_down");
    public static readonly SocketEnd Trouble = new((int)WebSocketCloseStatus.InternalServerError, "internal_error");
    public static readonly SocketEnd FrameTooLarge = new((int)WebSocketCloseStatus.MessageTooBig, "frame_too_large");

    /// <summary>Sign in again, and connect with the last cursor.</summary>
    public static readonly SocketEnd TokenExpired = new(4401, "token_expired");
    public static readonly SocketEnd SignedOut = new(4401, "signed_out");

    /// <summary>Connect again with the last cursor: what was not sent is not lost.</summary>
    public static readonly SocketEnd TooSlow = new(4408, "too_slow");
}
