namespace Mocks;

/// <summary>Something else listens on the port.</summary>
public sealed class PortInUseException(string host, int port, Exception? inner = null)
    : Exception($"Port {port} on {host} is in use. Choose another one (port 0 takes any free one), or stop what listens there.", inner)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
