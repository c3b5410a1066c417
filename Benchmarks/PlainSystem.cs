using Framework.Lanes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using SystemUnderTest.Database;

namespace Benchmarks;

/// <summary>The reference system with vendors that nobody calls: for measuring everything around it.</summary>
internal sealed class PlainSystem : SystemWiring<Program>
{
    public override string? WarmUpPath => "/health/live";

    public static Dictionary<string, string?> SettingsFor(string connectionString) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Main"] = connectionString,
        ["YooKassa:BaseUrl"] = "http://127.0.0.1:9/",
        ["YooKassa:ShopId"] = "100500",
        ["YooKassa:SecretKey"] = "test_benchmark-secret-key",
        ["Telegram:BaseUrl"] = "http://127.0.0.1:9/",
        ["Telegram:BotToken"] = "1:benchmark-token",
        ["SendGrid:ApiKey"] = "SG.benchmark-key",
        ["Mail:From"] = "lessons@example.test",
        ["Warehouse:BaseUrl"] = "http://127.0.0.1:9/",
        ["Warehouse:ApiKey"] = "planted-warehouse-key",
        ["CloudPayments:BaseUrl"] = "http://127.0.0.1:9/",
        ["CloudPayments:PublicId"] = "pk_planted",
        ["CloudPayments:ApiSecret"] = "planted-cloudpayments-secret",
        ["Stripe:BaseUrl"] = "http://127.0.0.1:9/",
        ["Stripe:SecretKey"] = "sk_test_benchmark-secret-key",
        ["Stripe:WebhookSecret"] = "whsec_benchmark-secret",
        ["App:PublicUrl"] = "https://shop.example.test",
        ["Identity:PasswordIterations"] = "1",
        ["Tasks:ScanAtStart"] = "false",
    };

    public override IEnumerable<KeyValuePair<string, string?>> Settings(LaneContext lane) => SettingsFor(lane.ConnectionString);

    public override void ConfigureServices(LaneContext lane, IServiceCollection services) => services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();

    public override Task<string> SchemaScriptAsync(IServiceProvider system) => Task.FromResult(DatabaseSchema.Script(system));
}
