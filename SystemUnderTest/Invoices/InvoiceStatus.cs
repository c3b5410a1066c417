namespace SystemUnderTest.Invoices;

internal static class InvoiceStatus
{
    public const string Draft = "DRAFT";
    public const string Sent = "SENT";
    public const string Viewed = "VIEWED";
    public const string Paid = "PAID";
    public const string Cancelled = "CANCELLED";
    public const string Overdue = "OVERDUE";

    public static readonly string[] All = [Draft, Sent, Viewed, Paid, Cancelled, Overdue];

    /// <summary>A parent may pay an invoice that stands here.</summary>
    public static bool IsPayable(string status) => status is Sent or Viewed or Overdue;
}
