using System.Text.Json.Nodes;

namespace Mocks.YooKassa;

/// <content>What payers, banks and the merchant do. Each change is followed by the vendor's notification, which is awaited.</content>
public sealed partial class YooKassaAccount
{
    /// <summary>Somebody pays without the system having asked for it, by a link that the merchant made in YooKassa's own office, say.</summary>
    /// <param name="amount">How much, in roubles.</param>
    /// <param name="metadata">What the merchant wrote there; null for nothing.</param>
    public Task<NotificationDelivery> PayElsewhere(decimal amount, IReadOnlyDictionary<string, string>? metadata = null)
    {
        string id;
        lock (_gate)
        {
            id = _book.Create(new PaymentRequest(new Money(amount, "RUB"), true, null, metadata ?? new Dictionary<string, string>(StringComparer.Ordinal), "redirect", null), $"by-hand-{_book.NextId()}").Id;
        }

        return ConfirmPayment(id);
    }

    /// <summary>The payer pays: succeeded where the shop asked to capture at once, else waiting_for_capture.</summary>
    /// <exception cref="InvalidOperationException">The payment isn't pending.</exception>
    public Task<NotificationDelivery> ConfirmPayment(string? id = null) => Change(id, [PaymentStatus.Pending], "be confirmed", payment =>
    {
        if (payment.Capture) payment.Succeed(_book.Now);
        else payment.Hold(_book.CaptureDeadline);
    });

    /// <summary>The payer pays and the money is held, whatever the shop asked for.</summary>
    /// <exception cref="InvalidOperationException">The payment isn't pending.</exception>
    public Task<NotificationDelivery> WaitForCapture(string? id = null) =>
        Change(id, [PaymentStatus.Pending], "be held", payment => payment.Hold(_book.CaptureDeadline));

    /// <summary>The merchant captures the money in the cabinet.</summary>
    /// <exception cref="InvalidOperationException">The payment isn't waiting for capture.</exception>
    public Task<NotificationDelivery> CapturePayment(string? id = null) =>
        Change(id, [PaymentStatus.WaitingForCapture], "be captured", payment => payment.Succeed(_book.Now));

    /// <summary>The payment is refused: canceled for this reason (see <see cref="CancellationReasons"/>).</summary>
    /// <exception cref="InvalidOperationException">The payment is neither pending nor waiting for capture.</exception>
    public Task<NotificationDelivery> Refuse(string reason, string? id = null)
    {
        CancellationReasons.PartyOf(reason);
        return Change(id, [PaymentStatus.Pending, PaymentStatus.WaitingForCapture], "be refused", payment => payment.Cancel(reason));
    }

    /// <summary>The merchant cancels the payment.</summary>
    /// <exception cref="InvalidOperationException">The payment is neither pending nor waiting for capture.</exception>
    public Task<NotificationDelivery> CancelPayment(string? id = null) => Refuse("canceled_by_merchant", id);

    /// <summary>Nobody paid (or nobody captured) in time.</summary>
    /// <exception cref="InvalidOperationException">The payment is neither pending nor waiting for capture.</exception>
    public Task<NotificationDelivery> ExpirePayment(string? id = null) =>
        Refuse(Payment(id).Status == PaymentStatus.WaitingForCapture ? "expired_on_capture" : "expired_on_confirmation", id);

    /// <summary>The merchant refunds the payment in the cabinet.</summary>
    /// <param name="amount">The amount; null: all that is left.</param>
    /// <param name="id">The payment.</param>
    /// <exception cref="InvalidOperationException">There is not so much left to refund.</exception>
    public Task<NotificationDelivery> RefundPayment(decimal? amount = null, string? id = null)
    {
        var refund = Locked(() =>
        {
            var payment = _book.Find(id);
            var sum = amount ?? payment.Refundable;
            if (sum <= 0 || sum > payment.Refundable)
                throw new InvalidOperationException($"Payment {payment.Id} ({payment.Status}) cannot be refunded by {sum}: {payment.Refundable} is left.");
            return _book.Refund(payment, sum, null);
        });
        return _notifier.SendAsync(NotificationEvents.RefundSucceeded, refund.Id, Wire.Of(refund));
    }

    private Task<NotificationDelivery> Change(string? id, string[] from, string what, Action<YooKassaPayment> change)
    {
        var (payment, json) = Locked<(YooKassaPayment, JsonObject)>(() =>
        {
            var found = _book.Find(id);
            if (!from.Contains(found.Status, StringComparer.Ordinal))
                throw new InvalidOperationException($"Payment {found.Id} cannot {what}: it is {found.Status}, not {string.Join(" or ", from)}.");
            change(found);
            return (found, Wire.Of(found, ShopId));
        });
        return _notifier.SendAsync(NotificationEvents.Of(payment), payment.Id, json);
    }
}
