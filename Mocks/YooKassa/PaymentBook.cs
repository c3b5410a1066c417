using Mocks.Hosting;

namespace Mocks.YooKassa;

/// <summary>Payments and refunds of one scenario. Its owner locks.</summary>
internal sealed class PaymentBook(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
{
    /// <summary>A payment that nobody confirms is canceled after about an hour.</summary>
    private static readonly TimeSpan ConfirmationTime = TimeSpan.FromHours(1);

    /// <summary>Money on a bank card is held for seven days.</summary>
    private static readonly TimeSpan CaptureTime = TimeSpan.FromDays(7);

    private readonly List<YooKassaPayment> _payments = [];
    private readonly List<YooKassaRefund> _refunds = [];

    public DateTimeOffset Now => scenario.Clock.GetUtcNow();

    public DateTimeOffset CaptureDeadline => Now + CaptureTime;

    public IReadOnlyList<YooKassaPayment> Payments
    {
        get
        {
            foreach (var payment in _payments) Expire(payment);
            return [.. _payments];
        }
    }

    public IReadOnlyList<YooKassaRefund> Refunds => [.. _refunds];

    public string NextId() => ids.Next();

    public YooKassaPayment Create(PaymentRequest request, string idempotenceKey)
    {
        var id = NextId();
        var payment = new YooKassaPayment
        {
            Id = id,
            Amount = request.Amount.Value,
            Currency = request.Amount.Currency,
            Capture = request.Capture,
            Description = request.Description,
            Metadata = request.Metadata,
            ConfirmationType = request.ConfirmationType,
            ReturnUrl = request.ReturnUrl,
            ConfirmationUrl = new Uri(server.Url, $"yookassa/checkout?orderId={id}").ToString(),
            IdempotenceKey = idempotenceKey,
            CreatedAt = Now,
        };
        if (request.ConfirmationType is null)
        {
            // A token or a saved card: nobody has anything to confirm.
            if (request.Capture) payment.Succeed(Now);
            else payment.Hold(CaptureDeadline);
        }

        _payments.Add(payment);
        return payment;
    }

    public YooKassaRefund Refund(YooKassaPayment payment, decimal amount, string? description)
    {
        var refund = new YooKassaRefund(NextId(), payment.Id, "succeeded", amount, payment.Currency, description, Now);
        payment.RefundedAmount += amount;
        _refunds.Add(refund);
        return refund;
    }

    public YooKassaPayment? Known(string id) => Payments.FirstOrDefault(p => p.Id == id);

    /// <summary>The payment, or the latest.</summary>
    public YooKassaPayment Find(string? id)
    {
        var all = Payments;
        if (all.Count == 0) throw new InvalidOperationException($"YooKassa has no payment in scenario '{scenario.ScenarioId}': the system has not created one{Seen()}.");
        return id is null
            ? all[^1]
            : Known(id) ?? throw new InvalidOperationException($"YooKassa has no payment '{id}' in scenario '{scenario.ScenarioId}'. It has: {string.Join(", ", all.Select(p => $"{p.Id} ({p.Status})"))}.");
    }

    private string Seen()
    {
        var calls = scenario.Calls;
        return calls.Count == 0 ? " (and called no vendor at all)" : $". Its calls so far: {string.Join("; ", calls.TakeLast(5))}";
    }

    private void Expire(YooKassaPayment payment)
    {
        if (payment.Status == PaymentStatus.Pending && Now - payment.CreatedAt >= ConfirmationTime) payment.Cancel("expired_on_confirmation");
        else if (payment.Status == PaymentStatus.WaitingForCapture && Now >= payment.ExpiresAt) payment.Cancel("expired_on_capture");
    }
}
