using System.Net;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

/// <summary>A request whose answer says that a container is ready. GET / on port 80 with any 2xx answer unless said otherwise.</summary>
public sealed class HttpWaitStrategy : IWaitUntil
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = TimeSpan.FromSeconds(5) };

    private readonly List<Predicate<HttpStatusCode>> statuses = [];
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private Func<HttpResponseMessage, Task<bool>>? answers;
    private HttpMethod method = HttpMethod.Get;
    private string path = "/";
    private ushort port = 80;
    private bool tls;

    /// <summary>What came of the last request.</summary>
    internal string? Last { get; private set; }

    internal string Description => $"{method} {path} on port {port}";

    /// <summary>This path.</summary>
    public HttpWaitStrategy ForPath(string path) => With(() => this.path = path);

    /// <summary>This port of the container; it has to be published.</summary>
    public HttpWaitStrategy ForPort(ushort port) => With(() => this.port = port);

    /// <summary>This status is good, beside others that were named.</summary>
    public HttpWaitStrategy ForStatusCode(HttpStatusCode statusCode) => ForStatusCodeMatching(s => s == statusCode);

    /// <summary>A status for which the function says yes is good, beside others that were named.</summary>
    public HttpWaitStrategy ForStatusCodeMatching(Predicate<HttpStatusCode> statusCodePredicate) => With(() => statuses.Add(statusCodePredicate));

    /// <summary>The function has to say yes to the answer as well.</summary>
    public HttpWaitStrategy ForResponseMessageMatching(Func<HttpResponseMessage, Task<bool>> responseMessagePredicate) => With(() => answers = responseMessagePredicate);

    /// <summary>With this method.</summary>
    public HttpWaitStrategy WithMethod(HttpMethod method) => With(() => this.method = method);

    /// <summary>With this header.</summary>
    public HttpWaitStrategy WithHeader(string name, string value) => With(() => headers[name] = value);

    /// <summary>With user and password.</summary>
    public HttpWaitStrategy WithBasicAuthentication(string username, string password) =>
        WithHeader("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{username}:{password}")));

    /// <summary>Over TLS.</summary>
    public HttpWaitStrategy UsingTls(bool tlsEnabled = true) => With(() => tls = tlsEnabled);

    /// <inheritdoc />
    public async Task<bool> UntilAsync(IContainer container)
    {
        var address = new UriBuilder(tls ? "https" : "http", container.Hostname, container.GetMappedPublicPort(port), path).Uri;
        try
        {
            using var request = new HttpRequestMessage(method, address);
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await Client.SendAsync(request);
            Last = $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
            var isGood = statuses.Count == 0 ? answer.IsSuccessStatusCode : statuses.Exists(s => s(answer.StatusCode));
            return isGood && (answers is null || await answers(answer));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Last = (e.InnerException ?? e).Message;
            return false;
        }
    }

    private HttpWaitStrategy With(Action change)
    {
        change();
        return this;
    }
}
