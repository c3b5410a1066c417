namespace Mocks.YooKassa;

/// <summary>The events that YooKassa notifies about. (There is no payment.failed.)</summary>
public static class NotificationEvents
{
    /// <summary>The money is held and waits for the shop.</summary>
    public const string PaymentWaitingForCapture = "payment.waiting_for_capture";

    /// <summary>Paid.</summary>
    public const string PaymentSucceeded = "payment.succeeded";

    /// <summary>Canceled.</summary>
    public const string PaymentCanceled = "payment.canceled";

    /// <summary>Refunded.</summary>
    public const string RefundSucceeded = "refund.succeeded";

    internal static string Of(YooKassaPayment payment) => $"payment.{payment.Status}";
}
