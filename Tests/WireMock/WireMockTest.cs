using System.Net;
using System.Text;
using NUnit.Framework;
using WireMock.Server;

namespace Tests.WireMock;

/// <summary>A server and a client of its own for each test. Only members of the real WireMock.Net are used: the same tests hold for it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class WireMockTest : IDisposable
{
    protected WireMockTest() => Client = new HttpClient { BaseAddress = new Uri(Server.Url!) };

    protected WireMockServer Server { get; } = WireMockServer.Start("http://127.0.0.1:0");

    protected HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    protected async Task<string> Get(string path) => await Client.GetStringAsync(new Uri(path, UriKind.Relative));

    protected async Task<HttpStatusCode> StatusOf(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    protected async Task<HttpStatusCode> StatusOfPost(string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }

    protected async Task<HttpStatusCode> StatusWith(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }
}
