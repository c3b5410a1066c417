namespace StepDefinitions.Wire;

public sealed record UnmatchedPaymentJson
{
    public required string ProviderId { get; init; }

    public required string Status { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string? ClaimedInvoice { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
}

public sealed record UnmatchedPaymentListJson
{
    public required IReadOnlyList<UnmatchedPaymentJson> Items { get; init; }
}

public sealed record PaymentStatusJson
{
    public required Guid InvoiceId { get; init; }

    public required string InvoiceStatus { get; init; }

    public required Guid? PaymentId { get; init; }

    public required string? PaymentStatus { get; init; }

    public required DateTimeOffset? PaidAt { get; init; }

    public required string? ConfirmationUrl { get; init; }

    /// <summary>As features spell it: "SENT, pending".</summary>
    public string InWords => $"{InvoiceStatus}, {PaymentStatus ?? "none"}";
}
