namespace Mocks.CloudPayments;

/// <content>What customers, banks and the merchant do. Each change is followed by its notification, which is awaited.</content>
public sealed partial class CloudPaymentsAccount
{
    /// <summary>The bank will decline the next payment for this reason (see <see cref="CloudPaymentsReasons"/>), whatever the card.</summary>
    public void DeclineNext(int reasonCode)
    {
        CloudPaymentsReasons.Of(reasonCode);
        lock (_gate) _book.NextVerdict = reasonCode;
    }

    /// <summary>The customer pays a bill: CloudPayments asks the shop (Check), then the bank, and notifies (Pay or Fail).</summary>
    /// <param name="reasonCode">Why the bank declines; 0: it doesn't.</param>
    /// <param name="orderId">The bill; null: the latest.</param>
    /// <returns>The payment; its status says what came of it.</returns>
    /// <exception cref="InvalidOperationException">The bill is paid or cancelled.</exception>
    public Task<CloudPaymentsTransaction> PayOrder(int reasonCode = 0, string? orderId = null)
    {
        CloudPaymentsOrder order;
        lock (_gate)
        {
            order = _book.FindOrder(orderId);
            if (order.Status != "Created") throw new InvalidOperationException($"Bill {order.Id} cannot be paid: it is {order.Status}.");
        }

        return PayAsync(
            () => _book.Add(order.Amount, order.Currency, order.InvoiceId, order.AccountId, order.Email, order.Description, order.JsonData, order.IsTwoStage), reasonCode, () => order.Status = "Paid");
    }

    /// <summary>The customer pays in the widget on the shop's own page: CloudPayments asks the shop (Check), then the bank, and notifies.</summary>
    /// <param name="amount">In whole units with decimals.</param>
    /// <param name="invoiceId">The shop's number of the order.</param>
    /// <param name="reasonCode">Why the bank declines; 0: it doesn't.</param>
    /// <param name="accountId">The shop's name for the customer.</param>
    /// <param name="currency">Three letters.</param>
    public Task<CloudPaymentsTransaction> PayInWidget(decimal amount, string invoiceId, int reasonCode = 0, string? accountId = null, string currency = "RUB") =>
        PayAsync(() => _book.Add(amount, currency, invoiceId, accountId, null, null, null, isTwoStage: false), reasonCode, () => { });

    /// <summary>What the bank's page gives a cardholder who has passed 3-D Secure (PaRes); anything else has failed.</summary>
    public string PassAuthentication(long? id = null) => Passed(Payment(id));

    /// <summary>The merchant refunds a payment in the cabinet.</summary>
    /// <param name="amount">The amount; null: all that is left.</param>
    /// <param name="id">The payment; null: the latest.</param>
    /// <exception cref="InvalidOperationException">There is not so much left to refund.</exception>
    public async Task<CloudPaymentsRefund> RefundPayment(decimal? amount = null, long? id = null)
    {
        CloudPaymentsRefund refund;
        Func<Task> notify;
        lock (_gate)
        {
            var payment = _book.Find(id);
            var sum = amount ?? payment.Refundable;
            if (sum <= 0 || sum > payment.Refundable)
                throw new InvalidOperationException($"Payment {payment.Id} ({payment.Status}) cannot be refunded by {sum}: {payment.Refundable} is left.");
            refund = _book.Refund(payment, sum);
            notify = Notification(refund, payment);
        }

        await notify();
        return refund;
    }

    internal static string Passed(CloudPaymentsTransaction payment) => $"pares-{CloudPaymentsWire.Id(payment.Id)}";

    private async Task<CloudPaymentsTransaction> PayAsync(Func<CloudPaymentsTransaction> add, int reasonCode, Action paid)
    {
        CloudPaymentsReasons.Of(reasonCode);
        var payment = Locked(add);
        var allowed = await CheckAsync(payment);
        Func<Task> notify;
        lock (_gate)
        {
            CloudPaymentsBook.Decide(payment, allowed ? reasonCode == 0 ? payment.Verdict : reasonCode : CheckRefused);
            if (payment.ReasonCode == 0) paid();
            notify = Notification(payment.ReasonCode == 0 ? "pay" : "fail", payment);
        }

        await notify();
        return payment;
    }
}
