using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mocks;
using Mocks.Telegram;
using Mocks.YooKassa;
using NUnit.Framework;

namespace Tests.Mocks;

/// <summary>One server for all tests, as in a run; every test is a scenario of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal abstract class VendorTest : IDisposable
{
    private static readonly Lazy<VendorServer> Shared = new(() => VendorServer.Start(new VendorServerOptions { Seed = 7 }));
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<HttpClient> _clients = [];

    protected VendorTest() => Vendors = Server.For(ScenarioId);

    protected static VendorServer Server => Shared.Value;

    protected string ScenarioId { get; } = Guid.NewGuid().ToString();

    protected ScenarioVendors Vendors { get; }

    protected YooKassaAccount YooKassa => Vendors.YooKassa;

    public void Dispose()
    {
        Server.Forget(ScenarioId);
        foreach (var client in _clients) client.Dispose();
    }

    /// <summary>What the system would send to YooKassa with.</summary>
    protected HttpClient Shop(string? scenario = null, string? key = null)
    {
        var client = new HttpClient { BaseAddress = Server.YooKassaUrl, Timeout = TimeSpan.FromSeconds(30) };
        _clients.Add(client);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{YooKassa.ShopId}:{key ?? YooKassa.SecretKey}")));
        client.DefaultRequestHeaders.Add("baggage", $"scenario = {scenario ?? ScenarioId}");
        return client;
    }

    protected TelegramBot Telegram => Vendors.Telegram;

    /// <summary>What the system would send to Telegram; the body is JSON.</summary>
    protected async Task<VendorReply> Bot(string method, JsonNode? body, string? token = null, HttpMethod? by = null)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await Bot(method, content, token, by);
    }

    protected async Task<VendorReply> Bot(string method, HttpContent? content, string? token = null, HttpMethod? by = null)
    {
        using var request = new HttpRequestMessage(by ?? HttpMethod.Post, new Uri($"{Server.TelegramUrl}bot{token ?? Telegram.Token}/{method}")) { Content = content };
        using var response = await Shop().SendAsync(request);
        return new VendorReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }

    protected static JsonObject Order(string value = "2500.00", bool capture = true) => new()
    {
        ["amount"] = new JsonObject { ["value"] = value, ["currency"] = "RUB" },
        ["capture"] = capture,
        ["confirmation"] = new JsonObject { ["type"] = "redirect", ["return_url"] = "https://school.example/invoices/1" },
        ["description"] = "Invoice 1",
        ["metadata"] = new JsonObject { ["invoice_id"] = "1" },
    };

    protected async Task<VendorReply> Create(JsonObject? order = null, string? key = null, HttpClient? shop = null) =>
        await Post("payments", order ?? Order(), key ?? Guid.NewGuid().ToString(), shop);

    protected async Task<VendorReply> Post(string path, JsonNode body, string? key, HttpClient? shop = null) =>
        await Send(HttpMethod.Post, path, body.ToJsonString(), key, shop);

    /// <summary>Any request to any vendor, as this scenario's.</summary>
    protected async Task<VendorReply> SendAsync(HttpRequestMessage request)
    {
        if (!request.Headers.Contains("baggage")) request.Headers.Add("baggage", $"scenario={ScenarioId}");
        using var response = await Http.SendAsync(request);
        return new VendorReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }

    /// <summary>The vendor calls once its answer is out.</summary>
    protected async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        while (Vendors.CallbacksPending)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>The fields of a form.</summary>
    protected static IReadOnlyDictionary<string, string> Form(string body) =>
        body.Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => WebUtility.UrlDecode(p[0]), p => WebUtility.UrlDecode(p[1]), StringComparer.Ordinal);

    protected async Task<VendorReply> Get(string path, HttpClient? shop = null) => await Send(HttpMethod.Get, path, null, null, shop);

    protected async Task<VendorReply> Send(HttpMethod method, string path, string? body, string? key, HttpClient? shop = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, contentType);
        if (key is not null) request.Headers.Add("Idempotence-Key", key);
        using var response = await (shop ?? Shop()).SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new VendorReply((int)response.StatusCode, text, response.Headers.RetryAfter?.Delta);
    }
}

/// <summary>A vendor's answer.</summary>
internal sealed record VendorReply(int Status, string Body, TimeSpan? RetryAfter = null)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? this[string path] => path.Split('.').Aggregate((JsonNode?)Json, (node, name) => node?[name])?.ToString();
}
