using System.Net.Sockets;

namespace DotNet.Testcontainers.Engine;

/// <summary>Where the Docker Engine answers.</summary>
internal sealed record DockerEndpoint(Uri Address, IReadOnlyList<string> Looked)
{
    public string? SocketPath => Address.Scheme == "unix" ? Address.LocalPath : null;

    /// <summary>Where published ports can be reached.</summary>
    public string Hostname =>
        Environment.GetEnvironmentVariable("TESTCONTAINERS_HOST_OVERRIDE") is { Length: > 0 } told ? told
        : SocketPath is null ? Address.Host : "127.0.0.1";

    /// <summary>For HTTP: the host part means nothing when there is a socket.</summary>
    public Uri BaseAddress => SocketPath is null ? new UriBuilder(Address) { Scheme = "http" }.Uri : new Uri("http://docker/");

    /// <summary>What is given, else <c>DOCKER_HOST</c>, else the first of the usual sockets that exists.</summary>
    public static DockerEndpoint Find(string? given)
    {
        var told = given ?? Environment.GetEnvironmentVariable("DOCKER_HOST");
        if (!string.IsNullOrEmpty(told)) return new DockerEndpoint(new Uri(told), [told]);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] usual =
        [
            "/var/run/docker.sock",
            .. Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? (string[])[Path.Combine(runtime, "docker.sock")] : [],
            Path.Combine(home, ".docker/run/docker.sock"), Path.Combine(home, ".docker/desktop/docker.sock"),
        ];
        return new DockerEndpoint(new Uri("unix://" + (Array.Find(usual, File.Exists) ?? usual[0])), usual);
    }

    public HttpClient CreateClient()
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (SocketPath is { } path) handler.ConnectCallback = async (_, ct) => await ConnectAsync(path, ct);
        return new HttpClient(handler) { BaseAddress = BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async Task<Stream> ConnectAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
