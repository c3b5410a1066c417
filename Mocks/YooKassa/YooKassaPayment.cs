namespace Mocks.YooKassa;

/// <summary>A payment at YooKassa, as it is now.</summary>
public sealed class YooKassaPayment
{
    internal YooKassaPayment()
    {
    }

    /// <summary>36 characters, like a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="PaymentStatus"/>.</summary>
    public string Status { get; internal set; } = PaymentStatus.Pending;

    /// <summary>Whether the payer has paid (the money may yet have to be captured).</summary>
    public bool Paid { get; internal set; }

    /// <summary>Whether the shop asked for the money to be captured at once.</summary>
    public bool Capture { get; init; }

    /// <summary>The amount; after a capture, what was captured.</summary>
    public decimal Amount { get; internal set; }

    /// <summary>Three letters.</summary>
    public required string Currency { get; init; }

    /// <summary>What was refunded so far.</summary>
    public decimal RefundedAmount { get; internal set; }

    /// <summary>The shop's description.</summary>
    public string? Description { get; init; }

    /// <summary>The shop's metadata.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>"redirect", "embedded", ...; null where the payer has nothing to confirm.</summary>
    public string? ConfirmationType { get; init; }

    /// <summary>Where the payer comes back to.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Where the payer pays.</summary>
    public string? ConfirmationUrl { get; init; }

    /// <summary>The key that it was made with.</summary>
    public required string IdempotenceKey { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the money was captured.</summary>
    public DateTimeOffset? CapturedAt { get; internal set; }

    /// <summary>Until when the money can be captured.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>Who canceled it.</summary>
    public string? CancellationParty { get; internal set; }

    /// <summary>Why it was canceled.</summary>
    public string? CancellationReason { get; internal set; }

    /// <summary>What can still be refunded.</summary>
    public decimal Refundable => Status == PaymentStatus.Succeeded ? Amount - RefundedAmount : 0;

    internal void Cancel(string reason)
    {
        (Status, Paid, ExpiresAt) = (PaymentStatus.Canceled, false, null);
        (CancellationParty, CancellationReason) = (CancellationReasons.PartyOf(reason), reason);
    }

    internal void Hold(DateTimeOffset until) => (Status, Paid, ExpiresAt) = (PaymentStatus.WaitingForCapture, true, until);

    internal void Succeed(DateTimeOffset at, decimal? amount = null)
    {
        (Status, Paid, CapturedAt, ExpiresAt) = (PaymentStatus.Succeeded, true, at, null);
        Amount = amount ?? Amount;
    }
}
