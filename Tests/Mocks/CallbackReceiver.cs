using System.Net;
using System.Text;

namespace Tests.Mocks;

/// <summary>The system's side of any vendor's callback: remembers all of it, and answers as told.</summary>
internal sealed class CallbackReceiver : HttpMessageHandler
{
    private readonly List<ReceivedCallback> _received = [];

    public IReadOnlyList<ReceivedCallback> Received
    {
        get
        {
            lock (_received) return [.. _received];
        }
    }

    /// <summary>The body of the answer, by path.</summary>
    public Func<string, string> Answer { get; set; } = _ => """{"code":0}""";

    public Func<HttpStatusCode> Status { get; set; } = () => HttpStatusCode.OK;

    public HttpClient From(string address)
    {
        var client = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://system.example/") };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.PathAndQuery;
        lock (_received)
            _received.Add(new ReceivedCallback(path, body, request.Content.Headers.ContentType?.MediaType ?? "", request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase)));
        return new HttpResponseMessage(Status()) { Content = new StringContent(Answer(path), Encoding.UTF8, "application/json") };
    }
}

/// <summary>A callback that came.</summary>
internal sealed record ReceivedCallback(string Path, string Body, string ContentType, IReadOnlyDictionary<string, string> Headers);
