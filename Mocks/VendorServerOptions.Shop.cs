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
}
