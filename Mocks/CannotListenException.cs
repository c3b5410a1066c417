namespace Mocks;

/// <summary>The address cannot be listened on: it is not this machine's, or not allowed.</summary>
public sealed class CannotListenException(string host, int port, Exception inner)
    : Exception($"Cannot listen on {host}, port {port}: {inner.Message}. Listen on an address of this machine (127.0.0.1, or 0.0.0.0 for all of them) and a port from 1024.", inner);
