namespace Mocks.CloudPayments;

/// <summary>A payment at CloudPayments, as it is now.</summary>
public sealed class CloudPaymentsTransaction
{
    internal CloudPaymentsTransaction()
    {
    }

    /// <summary>A whole number, rising.</summary>
    public required long Id { get; init; }

    /// <summary>AwaitingAuthentication, Authorized, Completed, Cancelled or Declined.</summary>
    public string Status { get; internal set; } = CloudPaymentsStatus.AwaitingAuthentication;

    /// <summary>In whole units with decimals, not in kopecks; after a confirmation what was confirmed.</summary>
    public decimal Amount { get; internal set; }

    /// <summary>Three letters.</summary>
    public required string Currency { get; init; }

    /// <summary>The shop's number of the order.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>The shop's name for the customer.</summary>
    public string? AccountId { get; init; }

    /// <summary>The customer's address.</summary>
    public string? Email { get; init; }

    /// <summary>What is paid for.</summary>
    public string? Description { get; init; }

    /// <summary>What the shop wanted to have back, as JSON.</summary>
    public string? JsonData { get; init; }

    /// <summary>Whether the shop confirms it later.</summary>
    public bool IsTwoStage { get; init; }

    /// <summary>The card's first six digits.</summary>
    public string CardFirstSix { get; init; } = "401288";

    /// <summary>The card's last four digits.</summary>
    public string CardLastFour { get; init; } = "1881";

    /// <summary>Why it was declined; 0: it was not.</summary>
    public int ReasonCode { get; internal set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was refunded so far.</summary>
    public decimal RefundedAmount { get; internal set; }

    /// <summary>What can still be refunded.</summary>
    public decimal Refundable => Status == CloudPaymentsStatus.Completed ? Amount - RefundedAmount : 0;

    /// <summary>Three-D Secure is what the bank asks for this card.</summary>
    internal bool WantsAuthentication { get; init; }

    /// <summary>What the bank will say: 0 is yes.</summary>
    internal int Verdict { get; set; }
}

/// <summary>The states of a transaction, in CloudPayments' words.</summary>
public static class CloudPaymentsStatus
{
    /// <summary>The cardholder has to pass 3-D Secure.</summary>
    public const string AwaitingAuthentication = "AwaitingAuthentication";

    /// <summary>The money is held and waits for a confirmation.</summary>
    public const string Authorized = "Authorized";

    /// <summary>Paid.</summary>
    public const string Completed = "Completed";

    /// <summary>The hold was lifted.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>The bank said no.</summary>
    public const string Declined = "Declined";

    internal static int CodeOf(string status) => status switch
    {
        AwaitingAuthentication => 1,
        Authorized => 2,
        Completed => 3,
        Cancelled => 4,
        _ => 5,
    };
}

/// <summary>A refund at CloudPayments.</summary>
/// <param name="Id">A transaction's number of its own.</param>
/// <param name="PaymentId">The payment that is refunded.</param>
/// <param name="Amount">The amount.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record CloudPaymentsRefund(long Id, long PaymentId, decimal Amount, DateTimeOffset CreatedAt);

/// <summary>A bill at CloudPayments: a page where the customer pays.</summary>
/// <param name="Id">16 letters and digits.</param>
/// <param name="Number">The bill's number.</param>
/// <param name="Amount">In whole units with decimals.</param>
/// <param name="Currency">Three letters.</param>
/// <param name="Description">What is paid for.</param>
/// <param name="InvoiceId">The shop's number of the order.</param>
/// <param name="AccountId">The shop's name for the customer.</param>
/// <param name="Email">The customer's address.</param>
/// <param name="JsonData">What the shop wanted to have back, as JSON.</param>
/// <param name="IsTwoStage">Whether the shop confirms the payment later.</param>
/// <param name="Url">Where the customer pays.</param>
public sealed record CloudPaymentsOrder(
    string Id, int Number, decimal Amount, string Currency, string Description, string? InvoiceId, string? AccountId, string? Email, string? JsonData, bool IsTwoStage, string Url)
{
    /// <summary>Created, Paid or Cancelled.</summary>
    public string Status { get; internal set; } = "Created";
}
