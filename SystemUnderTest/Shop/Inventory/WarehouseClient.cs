using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

internal sealed class WarehouseOptions
{
    [Required]
    public Uri? BaseUrl { get; set; }

    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}

/// <summary>The warehouse system. Its contract is in docs/warehouse.md.</summary>
internal sealed class WarehouseClient(IHttpClientFactory clients, IOptions<WarehouseOptions> options, TimeProvider time)
{
    public const string Name = "warehouse";

    private const int PageSize = 100;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true };

    /// <summary>What lies there, by SKU.</summary>
    /// <exception cref="HttpRequestException">It is out of reach, or cannot be understood.</exception>
    public async Task<Dictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var request = new RestRequest("stock").AddQueryParameter("limit", PageSize);
            if (after is not null)
                request.AddQueryParameter("after", after);
            var page = await CallAsync<StockPage>(request, cancellationToken);
            foreach (var item in page.Items)
                all[item.Sku] = item.OnHand;
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Tells of a movement; told again, it counts once.</summary>
    /// <exception cref="GiveUpException">The warehouse refuses it for good.</exception>
    /// <exception cref="RetryLaterException">The warehouse is busy and says until when.</exception>
    /// <exception cref="HttpRequestException">It is out of reach, or nobody knows whether it has heard.</exception>
    public Task TellAsync(Guid id, string sku, int quantity, string reference, CancellationToken cancellationToken) => CallAsync<Movement>(
        new RestRequest("movements", Method.Post).AddStringBody(JsonSerializer.Serialize(new { id, sku, quantity, reason = "sale", reference }), ContentType.Json), cancellationToken);

    /// <summary>Whether our key is accepted.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await CallAsync<Ping>(new RestRequest("ping"), cancellationToken)).Status == "ok";

    private async Task<T> CallAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new RestClient(clients.CreateClient(Name), new RestClientOptions(settings.BaseUrl!));
        request.AddHeader("X-Api-Key", settings.ApiKey);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        if (isTimeUp)
            throw new HttpRequestException($"The warehouse did not answer within {settings.TimeoutSeconds} s");
        switch ((int)response.StatusCode)
        {
            case 0:
                throw new HttpRequestException($"The warehouse could not be reached: {response.ResponseStatus}", response.ErrorException);
            case 200 or 201:
                break;
            case 429:
                throw new RetryLaterException("The warehouse is asked too often", TimeSpan.FromSeconds(int.TryParse(response.Headers?.FirstOrDefault(h => h.Name == "Retry-After")?.Value, out var seconds) ? seconds : 60));
            case >= 400 and < 500 and not 401 and not 403:
                throw new GiveUpException($"The warehouse refuses {request.Method} {request.Resource} with {(int)response.StatusCode}: {response.Content}");
            default:
                throw new HttpRequestException($"The warehouse answered {(int)response.StatusCode}: {response.Content}");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(response.Content ?? "", Json) ?? throw new JsonException("null instead of an object");
        }
        catch (JsonException error)
        {
            throw new HttpRequestException("The warehouse's answer could not be understood", error);
        }
    }

    private sealed record StockPage(IReadOnlyList<StockItem> Items, string? Next);

    private sealed record StockItem(string Sku, int OnHand);

    private sealed record Movement(Guid Id);

    private sealed record Ping(string Status);
}
