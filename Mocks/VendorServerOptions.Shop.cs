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
}
