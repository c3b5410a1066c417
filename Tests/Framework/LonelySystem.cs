extern alias system;

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Framework.Evidence;
using Framework.Lanes;
using Framework.Waiting;
using Microsoft.Extensions.DependencyInjection;
using SystemUnderTest.Database;
using SystemUnderTest.Realtime;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>The reference system, with vendors at an address where nobody listens, and unfinished work on demand.</summary>
internal sealed class LonelySystem : SystemWiring<TheSystem>
{
    /// <summary>Of every account.</summary>
    public const string Password = "Planted-passw0rd";

    private const string Nowhere = "http://127.0.0.1:9/";

    /// <summary>By scenario.</summary>
    public ConcurrentDictionary<string, string> Unfinished { get; } = new(StringComparer.Ordinal);

    /// <summary>Another schema than the system's own.</summary>
    public string? Schema { get; init; }

    /// <summary>Where its OpenAPI document is; null: nobody looks.</summary>
    public string? Contract { get; init; }

    /// <summary>More services of the system.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Scenarios whose probe never answers.</summary>
    public ConcurrentDictionary<string, bool> Silent { get; } = new(StringComparer.Ordinal);

    public static ScenarioIdentity Named(string name) => new(name.Replace(' ', '-'), "Lanes", name, [], [], "");

    /// <summary>Always the same account: the second in one database is refused.</summary>
    public static async Task<HttpStatusCode> RegisterAsync(ScenarioScope scope)
    {
        using var client = scope.CreateClient();
        using var answer = await client.PostAsJsonAsync("/auth/register", new { email = "anna@example.test", password = Password, full_name = "Anna", role = "tutor" });
        return answer.StatusCode;
    }

    public override string? WarmUpPath => "/health/live";

    public override string? OpenApiPath => Contract;

    public override IEnumerable<KeyValuePair<string, string?>> Settings(LaneContext lane) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Main"] = lane.ConnectionString,
        ["YooKassa:BaseUrl"] = Nowhere,
        ["YooKassa:ShopId"] = "100500",
        ["YooKassa:SecretKey"] = "test_planted-secret-key",
        ["Telegram:BaseUrl"] = Nowhere,
        ["Telegram:BotToken"] = "1:planted-token",
        ["SendGrid:ApiKey"] = "SG.planted-key",
        ["Mail:From"] = "lessons@example.test",
        ["Warehouse:BaseUrl"] = Nowhere,
        ["Warehouse:ApiKey"] = "planted-warehouse-key",
        ["CloudPayments:BaseUrl"] = Nowhere,
        ["CloudPayments:PublicId"] = "pk_planted",
        ["CloudPayments:ApiSecret"] = "planted-cloudpayments-secret",
        ["Stripe:BaseUrl"] = Nowhere,
        ["Stripe:SecretKey"] = "sk_test_planted-secret-key",
        ["Stripe:WebhookSecret"] = "whsec_planted-secret",
        ["App:PublicUrl"] = "https://shop.example.test",
        ["Identity:PasswordIterations"] = "1",
        ["Tasks:ScanAtStart"] = "false",
    };

    public override Task<string> SchemaScriptAsync(IServiceProvider system) => Task.FromResult(Schema ?? DatabaseSchema.Script(system));

    public override IEnumerable<IRestProbe> RestProbes(IServiceProvider system) => [new OnDemand(Unfinished, Silent), new Frames(system.GetRequiredService<IRealtimeMonitor>())];

    public override void ConfigureServices(LaneContext lane, IServiceCollection services) => Services?.Invoke(services);

    private sealed class Frames(IRealtimeMonitor monitor) : IRestProbe
    {
        public async ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken) =>
            await monitor.DescribePendingAsync(cancellationToken) is { Count: > 0 } work ? work[0] : null;
    }

    private sealed class OnDemand(ConcurrentDictionary<string, string> unfinished, ConcurrentDictionary<string, bool> silent) : IRestProbe
    {
        public async ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken)
        {
            if (silent.ContainsKey(scenarioId))
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return unfinished.GetValueOrDefault(scenarioId);
        }
    }
}
