using Framework.Evidence;

namespace Framework.Sockets;

/// <summary>A frame that the test's end of a socket has received.</summary>
/// <param name="At">Wall-clock time.</param>
/// <param name="Kind">Text or binary.</param>
/// <param name="Text">The message; Base64 if it is binary.</param>
public sealed record ReceivedFrame(DateTimeOffset At, FrameKind Kind, string Text);

/// <summary>How a socket ended.</summary>
/// <param name="Code">The close frame's code; null if the connection was cut without one.</param>
/// <param name="Reason">The close frame's reason, or what was seen instead of one.</param>
/// <param name="BySystem">Whether the system ended it first.</param>
public sealed record SocketClosure(int? Code, string Reason, bool BySystem);
