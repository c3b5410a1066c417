using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Framework.Sockets;

namespace Framework.Remote;

/// <summary>Opens sockets into a running system, by hand: a refusal's body is to be seen, too.</summary>
internal sealed class RemoteDoor(Uri url, HttpMessageInvoker client, RemoteScenario scenario) : ISocketDoor
{
    public Uri Address { get; } = new UriBuilder(url) { Scheme = url.Scheme == "https" ? "wss" : "ws" }.Uri;

    public async Task<WebSocket?> OpenAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> headers, IReadOnlyList<string> protocols, SocketLink link, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, address.PathAndQuery)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        link.RemoteName = scenario.NextSocketName();
        request.Headers.TryAddWithoutValidation("X-Test-Socket", link.RemoteName);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd("websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        if (protocols.Count > 0)
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Protocol", string.Join(", ", protocols));
        var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            var agreed = response.Headers.TryGetValues("Sec-WebSocket-Protocol", out var values) ? values.FirstOrDefault() : null;
            return WebSocket.CreateFromStream(await response.Content.ReadAsStreamAsync(cancellationToken), new WebSocketCreationOptions { SubProtocol = agreed });
        }

        using (response)
            link.Refusal = new SocketRefusal((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(cancellationToken));
        return null;
    }
}
