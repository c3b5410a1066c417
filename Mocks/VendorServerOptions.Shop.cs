namespace Mocks;

/// <content>The vendors of the shop.</content>
public sealed partial record VendorServerOptions
{
    /// <summary>CloudPayments' Public ID: the user of Basic authentication.</summary>
    public string CloudPaymentsPublicId { get; init; } = "pk_this-is-a-fake-cloudpayments-id";

    /// <summary>CloudPayments' API Secret: the password of Basic authentication, and what notifications are signed with.</summary>
    public string CloudPaymentsApiSecret { get; init; } = "this-is-a-fake-cloudpayments-secret";

    /// <summary>Where CloudPayments' notifications go to, relative to the system's address; the kind follows: <c>/webhooks/cloudpayments/pay</c>.</summary>
    public string CloudPaymentsNotificationPath { get; init; } = "/webhooks/cloudpayments";

    /// <summary>CDEK's account (client_id).</summary>
    public string CdekAccount { get; init; } = "fake-cdek-account";

    /// <summary>CDEK's secret (client_secret).</summary>
    public string CdekSecret { get; init; } = "this-is-a-fake-cdek-secret";

    /// <summary>Where CDEK's pushes go to, relative to the system's address, unless the system subscribes another address.</summary>
    public string CdekWebhookPath { get; init; } = "/webhooks/cdek";

    /// <summary>Where SendGrid's events go to, relative to the system's address.</summary>
    public string SendGridEventPath { get; init; } = "/webhooks/sendgrid";

    /// <summary>Twilio's account: the user of Basic authentication.</summary>
    public string TwilioAccountSid { get; init; } = "AC00000000000000000000000000000fa4e";

    /// <summary>Twilio's token: the password, and what callbacks are signed with.</summary>
    public string TwilioAuthToken { get; init; } = "this-is-a-fake-twilio-token";

    /// <summary>Our numbers at Twilio.</summary>
    public IReadOnlyList<string> TwilioNumbers { get; init; } = ["+15005550006"];

    /// <summary>Boxberry's token.</summary>
    public string BoxberryToken { get; init; } = "this-is-a-fake-boxberry-token";

    /// <summary>Russian Post's token of the application.</summary>
    public string RussianPostToken { get; init; } = "this-is-a-fake-russian-post-token";

    /// <summary>Russian Post's login of the person.</summary>
    public string RussianPostLogin { get; init; } = "fake@example.test";

    /// <summary>Russian Post's password of the person.</summary>
    public string RussianPostPassword { get; init; } = "this-is-a-fake-russian-post-password";

    /// <summary>Mailgun's API key.</summary>
    public string MailgunApiKey { get; init; } = "key-this-is-a-fake-mailgun-key";

    /// <summary>Our domain at Mailgun.</summary>
    public string MailgunDomain { get; init; } = "mg.example.test";

    /// <summary>What Mailgun signs its webhooks with.</summary>
    public string MailgunSigningKey { get; init; } = "this-is-a-fake-mailgun-signing-key";

    /// <summary>Where Mailgun's events go to, relative to the system's address.</summary>
    public string MailgunWebhookPath { get; init; } = "/webhooks/mailgun";

    /// <summary>SMS.ru's api_id: who we are, and what callbacks are hashed with.</summary>
    public string SmsRuApiId { get; init; } = "THIS-IS-A-FAKE-SMS-RU-ID";

    /// <summary>Where SMS.ru's callbacks go to, relative to the system's address.</summary>
    public string SmsRuWebhookPath { get; init; } = "/webhooks/sms-ru";

    /// <summary>The user at the mail server.</summary>
    public string SmtpUser { get; init; } = "fake-smtp-user";

    /// <summary>The user's password at the mail server.</summary>
    public string SmtpPassword { get; init; } = "this-is-a-fake-smtp-password";

    /// <summary>The addresses that this user may send from.</summary>
    public IReadOnlyList<string> SmtpSenders { get; init; } = ["lessons@example.test"];

    /// <summary>The port that mail for <see cref="DefaultScenario"/> is taken at; 0: any free one; null: none is opened before <see cref="VendorServer.SmtpPort"/> is called.</summary>
    public int? SmtpPort { get; init; }
}
