using System.Net;
using System.Net.Sockets;

namespace Mocks.Hosting;

/// <summary>Says plainly that a port is taken, before a server says it in its own words.</summary>
internal static class Ports
{
    public static void EnsureFree(string host, int port)
    {
        var address = IPAddress.TryParse(host, out var parsed) ? parsed : IPAddress.Loopback;
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            listener.Stop();
        }
        catch (SocketException inUse) when (inUse.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new PortInUseException(host, port, inUse);
        }
        catch (SocketException failure)
        {
            throw new CannotListenException(host, port, failure);
        }
    }
}
