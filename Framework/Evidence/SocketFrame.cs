namespace Framework.Evidence;

/// <summary>What happened on a WebSocket.</summary>
public enum FrameKind
{
    /// <summary>A whole message of text.</summary>
    Text,

    /// <summary>A whole message of bytes; its text is Base64.</summary>
    Binary,

    /// <summary>The close frame; its text is code and reason.</summary>
    Close,

    /// <summary>The connection was cut without a close frame.</summary>
    Cut,
}

/// <summary>One message on a WebSocket between the test and the system.</summary>
/// <param name="At">When it was sent, or had arrived.</param>
/// <param name="Socket">The name that the scenario gave the socket.</param>
/// <param name="IsSent">True: from the test to the system. False: the other way.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Masked; cut at the capture limit.</param>
/// <param name="Size">Full size in bytes.</param>
public sealed record SocketFrame(DateTimeOffset At, string Socket, bool IsSent, FrameKind Kind, string Text, long Size) : EvidenceItem(At);
