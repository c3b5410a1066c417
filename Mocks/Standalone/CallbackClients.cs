namespace Mocks.Standalone;

/// <summary>
/// Clients that reach the system over the network. Nobody can call from a vendor's own address there: it goes into
/// X-Forwarded-For, as from a proxy that the system has to trust.
/// </summary>
internal sealed class CallbackClients(Uri system) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };

    public HttpClient From(string address)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = system, Timeout = Patience };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    public void Dispose() => _handler.Dispose();
}
