namespace Mocks.YooKassa;

/// <summary>A refund at YooKassa.</summary>
/// <param name="Id">36 characters, like a UUID.</param>
/// <param name="PaymentId">The payment that is refunded.</param>
/// <param name="Status">"succeeded".</param>
/// <param name="Amount">The amount.</param>
/// <param name="Currency">Three letters.</param>
/// <param name="Description">The reason for the payer.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record YooKassaRefund(string Id, string PaymentId, string Status, decimal Amount, string Currency, string? Description, DateTimeOffset CreatedAt);
