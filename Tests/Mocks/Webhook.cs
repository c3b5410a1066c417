using System.Net;

namespace Tests.Mocks;

/// <summary>The system's side of a notification: remembers what came, and from where.</summary>
internal sealed class Webhook : HttpMessageHandler
{
    private readonly List<(string From, string Path, string Body)> _received = [];

    public IReadOnlyList<(string From, string Path, string Body)> Received => _received;

    public Func<HttpStatusCode> Answer { get; set; } = () => HttpStatusCode.OK;

    public HttpClient From(string address)
    {
        var client = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://system.example/") };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (_received) _received.Add((request.Headers.GetValues("X-Forwarded-For").Single(), request.RequestUri!.AbsolutePath, body));
        return new HttpResponseMessage(Answer());
    }
}
