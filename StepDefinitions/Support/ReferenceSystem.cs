using System.Globalization;
using Framework.Contract;
using Framework.Lanes;
using Framework.Waiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Mocks;
using SystemUnderTest.Database;
using SystemUnderTest.Realtime;
using SystemUnderTest.Tasks;

namespace StepDefinitions.Support;

/// <summary>Wires the reference system to the framework. A team that tests its own system writes a class like this one.</summary>
internal sealed class ReferenceSystem(VendorServer vendors) : SystemWiring<Program>
{
    /// <summary>Where the system's OpenAPI document is.</summary>
    public const string ApiDocument = "/openapi/v1.json";

    private readonly IDataProtectionProvider _keys = new EphemeralDataProtectionProvider();

    public override IEnumerable<string> ActivitySources => ["SystemUnderTest.Tasks", "SystemUnderTest.Realtime"];

    public override string? WarmUpPath => "/health/live";

    public override bool RunsElsewhere => true;

    public override string? OpenApiPath => ApiDocument;

    public override ContractRule ContractRule => ContractRule.Fail;

    public override IEnumerable<KeyValuePair<string, string?>> Settings(LaneContext lane) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Main"] = lane.ConnectionString,
        ["Warehouse:BaseUrl"] = vendors.WarehouseUrl.ToString(),
        ["Warehouse:ApiKey"] = vendors.Options.WarehouseApiKey,
        ["CloudPayments:BaseUrl"] = vendors.CloudPaymentsUrl.ToString(),
        ["CloudPayments:PublicId"] = vendors.Options.CloudPaymentsPublicId,
        ["CloudPayments:ApiSecret"] = vendors.Options.CloudPaymentsApiSecret,
        ["YooKassa:BaseUrl"] = vendors.YooKassaUrl.ToString(),
        ["YooKassa:ShopId"] = vendors.Options.YooKassaShopId,
        ["YooKassa:SecretKey"] = vendors.Options.YooKassaSecretKey,
        ["Telegram:BaseUrl"] = vendors.TelegramUrl.ToString(),
        ["Telegram:BotToken"] = vendors.Options.TelegramBotToken,
        ["Telegram:WebhookSecret"] = vendors.Options.TelegramWebhookSecret,
        ["SendGrid:BaseUrl"] = vendors.SendGridUrl.ToString(),
        ["SendGrid:ApiKey"] = vendors.Options.SendGridApiKey,
        ["Mail:From"] = vendors.Options.SendGridSenders[0],
        ["Stripe:BaseUrl"] = vendors.StripeUrl.ToString(),
        ["Stripe:SecretKey"] = vendors.Options.StripeSecretKey,
        ["Stripe:WebhookSecret"] = vendors.Options.StripeWebhookSecret,
        ["Pachca:BaseUrl"] = vendors.PachcaUrl.ToString(),
        ["Pachca:Token"] = vendors.Options.PachcaToken,
        ["Pachca:ChannelId"] = SuiteSettings.PachcaChannel.ToString(CultureInfo.InvariantCulture),
        ["SendGrid:EventPublicKey"] = vendors.SendGridEventPublicKey,
        ["Messages:Mail:0"] = SuiteSettings.MailProvider,
        ["Messages:Sms:0"] = SuiteSettings.TextProvider,
        ["Twilio:BaseUrl"] = vendors.TwilioUrl.ToString(),
        ["Twilio:AccountSid"] = vendors.Options.TwilioAccountSid,
        ["Twilio:AuthToken"] = vendors.Options.TwilioAuthToken,
        ["Twilio:From"] = vendors.Options.TwilioNumbers[0],
        ["Twilio:CallbackUrl"] = $"{SuiteSettings.PublicUrl}/webhooks/twilio",
        ["Mailgun:BaseUrl"] = vendors.MailgunUrl.ToString(),
        ["Mailgun:Domain"] = vendors.Options.MailgunDomain,
        ["Mailgun:ApiKey"] = vendors.Options.MailgunApiKey,
        ["Mailgun:WebhookSigningKey"] = vendors.Options.MailgunSigningKey,
        ["Smtp:Host"] = vendors.Options.Host,
        ["Smtp:Port"] = vendors.SmtpPort(SuiteSettings.SmtpLine(lane.Number)).ToString(CultureInfo.InvariantCulture),
        ["Smtp:User"] = vendors.Options.SmtpUser,
        ["Smtp:Password"] = vendors.Options.SmtpPassword,
        ["Smtp:CertificateSha256"] = vendors.SmtpCertificateSha256,
        ["SmsRu:BaseUrl"] = vendors.SmsRuUrl.ToString(),
        ["SmsRu:ApiId"] = vendors.Options.SmsRuApiId,
        ["Boxberry:BaseUrl"] = vendors.BoxberryUrl.ToString(),
        ["Boxberry:Token"] = vendors.Options.BoxberryToken,
        ["Boxberry:StartPoint"] = "77961",
        ["Boxberry:TimeoutSeconds"] = SuiteSettings.BoxberrySeconds.ToString(CultureInfo.InvariantCulture),
        ["RussianPost:BaseUrl"] = vendors.RussianPostUrl.ToString(),
        ["RussianPost:Token"] = vendors.Options.RussianPostToken,
        ["RussianPost:Login"] = vendors.Options.RussianPostLogin,
        ["RussianPost:Password"] = vendors.Options.RussianPostPassword,
        ["Shipping:FromPostalCode"] = "101000",
        ["Cdek:BaseUrl"] = vendors.CdekUrl.ToString(),
        ["Cdek:Account"] = vendors.Options.CdekAccount,
        ["Cdek:Secret"] = vendors.Options.CdekSecret,
        ["App:PublicUrl"] = SuiteSettings.PublicUrl,
        ["Identity:PasswordIterations"] = "1",
        ["Realtime:QueueLength"] = SuiteSettings.SocketQueueLength.ToString(CultureInfo.InvariantCulture),
        ["Tasks:ScanAtStart"] = "false",
        ["Tasks:RecoverEvery"] = "01:00:00",
        ["Tickets:HousekeepingEvery"] = "01:00:00",
    };

    /// <summary>Tokens need not outlive the run; keys on disk would cost every start. All instances share them, as those of a real installation do.</summary>
    public override void ConfigureServices(LaneContext lane, IServiceCollection services) => services.AddSingleton(_keys);

    public override Task<string> SchemaScriptAsync(IServiceProvider system) => Task.FromResult(DatabaseSchema.Script(system));

    public override IEnumerable<IRestProbe> RestProbes(IServiceProvider system) =>
        [new DueTasks(system.GetRequiredService<ITaskMonitor>()), new VendorCallbacks(vendors), new FramesOnTheirWay(system.GetRequiredService<IRealtimeMonitor>())];

    /// <summary>Jobs that are due but not done.</summary>
    private sealed class DueTasks(ITaskMonitor monitor) : IRestProbe
    {
        public async ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken) =>
            await monitor.DescribeDueWorkAsync(cancellationToken) is { Count: > 0 } work ? string.Join("; ", work) : null;
    }

    /// <summary>Events that were announced, and are not yet sent to every socket.</summary>
    private sealed class FramesOnTheirWay(IRealtimeMonitor monitor) : IRestProbe
    {
        public async ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken) =>
            await monitor.DescribePendingAsync(cancellationToken) is { Count: > 0 } work ? string.Join("; ", work) : null;
    }
}
