namespace Mocks.YooKassa;

/// <summary>What becomes of a payment: pending -> waiting_for_capture -> succeeded or canceled. The last two are final.</summary>
public static class PaymentStatus
{
    /// <summary>The payer has not paid yet.</summary>
    public const string Pending = "pending";

    /// <summary>The money is held; the shop is to capture or cancel.</summary>
    public const string WaitingForCapture = "waiting_for_capture";

    /// <summary>Paid.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>Not paid, and never will be.</summary>
    public const string Canceled = "canceled";
}
