namespace Mocks;

/// <summary>What the fakes demand and how they are reached. Every key here is a fake one.</summary>
public sealed partial record VendorServerOptions
{
    /// <summary>The name of the scenario that gets what names no known scenario.</summary>
    public const string DefaultScenario = "default";

    /// <summary>The port; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>The address that is listened on.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The baggage item that carries the scenario's id.</summary>
    public string ScenarioBaggageKey { get; init; } = "scenario";

    /// <summary>Ids that the vendors give out are a function of this and the scenario's id; null: random.</summary>
    public long? Seed { get; init; }

    /// <summary>The key of the warehouse system.</summary>
    public string WarehouseApiKey { get; init; } = "this-is-a-fake-warehouse-key";

    /// <summary>YooKassa's shop id: the user of Basic authentication.</summary>
    public string YooKassaShopId { get; init; } = "100001";

    /// <summary>YooKassa's secret key: the password of Basic authentication.</summary>
    public string YooKassaSecretKey { get; init; } = "test_this-is-a-fake-yookassa-key";

    /// <summary>Where YooKassa's notifications go to, relative to the system's address.</summary>
    public string YooKassaNotificationPath { get; init; } = "/webhooks/yookassa";

    /// <summary>The token of Telegram's bot.</summary>
    public string TelegramBotToken { get; init; } = "100001:this-is-a-fake-telegram-bot-token-0";

    /// <summary>The user name of Telegram's bot.</summary>
    public string TelegramBotName { get; init; } = "fake_school_bot";

    /// <summary>Where Telegram's updates go to, relative to the system's address, unless the system has said otherwise by setWebhook.</summary>
    public string TelegramWebhookPath { get; init; } = "/webhooks/telegram";

    /// <summary>What updates carry in <c>X-Telegram-Bot-Api-Secret-Token</c>, unless the system has said otherwise by setWebhook.</summary>
    public string TelegramWebhookSecret { get; init; } = "this-is-a-fake-webhook-secret";

    /// <summary>SendGrid's API key: the bearer token.</summary>
    public string SendGridApiKey { get; init; } = "SG.this-is-a-fake-sendgrid-key";

    /// <summary>The addresses that SendGrid knows as ours (verified sender identities).</summary>
    public IReadOnlyList<string> SendGridSenders { get; init; } = ["lessons@example.test"];

    /// <summary>Chats that every scenario knows from its beginning.</summary>
    public IReadOnlyList<long> TelegramChats { get; init; } = [];

    /// <summary>Stripe's secret API key.</summary>
    public string StripeSecretKey { get; init; } = "sk_test_this-is-a-fake-stripe-key";

    /// <summary>The secret that Stripe signs its webhooks with.</summary>
    public string StripeWebhookSecret { get; init; } = "whsec_this-is-a-fake-stripe-webhook-secret";

    /// <summary>Where Stripe's events go to, relative to the system's address.</summary>
    public string StripeWebhookPath { get; init; } = "/webhooks/stripe";

    /// <summary>Pachca's access token.</summary>
    public string PachcaToken { get; init; } = "this-is-a-fake-pachca-token";

    /// <summary>The user that Pachca's token belongs to.</summary>
    public int PachcaUserId { get; init; } = 185;

    /// <summary>Chats and channels that Pachca's token may write to in every scenario.</summary>
    public IReadOnlyList<long> PachcaChats { get; init; } = [334];

    /// <summary>Whether the server can be steered over HTTP, below <c>/_control</c>.</summary>
    public bool ControlApi { get; init; }

    /// <summary>
    /// Whether the vendors are also where they are on their own hosts, at <c>/v3/…</c>, <c>/v1/…</c> and <c>/bot{token}/…</c>: for client
    /// libraries that let only the host be changed.
    /// </summary>
    public bool VendorsAtRoot { get; init; }

    /// <summary>How a vendor reaches the system where a scenario doesn't say otherwise; see <see cref="ScenarioVendors.CallbackClient"/>.</summary>
    public Func<string, HttpClient>? CallbackClient { get; init; }

    /// <summary>Gets one line for every call, refusal and notification. Secrets are masked.</summary>
    public Action<string>? Log { get; init; }
}
