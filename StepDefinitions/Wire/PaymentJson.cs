namespace StepDefinitions.Wire;

public sealed record PaymentJson
{
    public required Guid Id { get; init; }
    public required Guid InvoiceId { get; init; }
    public required string Status { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required string? ConfirmationUrl { get; init; }
    public required string? CancellationParty { get; init; }
    public required string? CancellationReason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? PaidAt { get; init; }
    public required decimal RefundedAmount { get; init; }
}

public sealed record PaymentListJson
{
    public required IReadOnlyList<PaymentJson> Items { get; init; }
}

public sealed record RefundJson
{
    public required Guid Id { get; init; }
    public required Guid PaymentId { get; init; }
    public required string Status { get; init; }
    public required decimal Amount { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
