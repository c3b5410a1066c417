namespace Mocks.Stripe;

/// <content>What buyers, banks and the owners of connected accounts do. Each changes the state as Stripe would and delivers the events.</content>
public sealed partial class StripePlatform
{
    /// <summary>The buyer pays on the session's page.</summary>
    /// <param name="id">The session; null: the latest.</param>
    /// <returns>The delivery of checkout.session.completed.</returns>
    /// <exception cref="InvalidOperationException">The session isn't open.</exception>
    public Task<StripeDelivery> PayCheckout(string? id = null) => Happen("checkout.session.completed", () =>
    {
        var session = Open(id, "be paid");
        List<(string, StripeObject)> events = [];
        if (session.AmountTotal > 0)
        {
            events.AddRange(_work.Pay(PaymentOf(session, events)));

            // What is held is not paid: it is when it is captured.
            session.PaymentStatus = session.PaymentData.IsManual ? "unpaid" : "paid";
        }

        session.Close("complete");
        return [.. events, ("checkout.session.completed", session)];
    });

    /// <summary>What is held (capture_method: manual) runs out, as it does after seven days.</summary>
    /// <param name="id">The payment; null: the latest.</param>
    /// <returns>The delivery of payment_intent.canceled, if that is enabled.</returns>
    /// <exception cref="InvalidOperationException">Nothing is held.</exception>
    public Task<StripeDelivery> LoseHold(string? id = null) => Happen("payment_intent.canceled", () =>
    {
        var payment = _book.Find<StripePaymentIntent>(id);
        if (payment.Status != "requires_capture") throw new InvalidOperationException($"Payment {payment.Id} holds nothing: it is {payment.Status}.");
        payment.Status = "canceled";
        return [("payment_intent.canceled", payment)];
    });

    /// <summary>The bank declines the buyer's card; the session stays open.</summary>
    /// <param name="declineCode">See <see cref="Cards.DeclineCodes"/>.</param>
    /// <param name="id">The session; null: the latest.</param>
    /// <returns>The delivery of payment_intent.payment_failed.</returns>
    /// <exception cref="InvalidOperationException">The session isn't open.</exception>
    public Task<StripeDelivery> Decline(string declineCode = "generic_decline", string? id = null)
    {
        Cards.Check(declineCode);
        return Happen("payment_intent.payment_failed", () =>
        {
            List<(string, StripeObject)> events = [];
            var payment = PaymentOf(Open(id, "be declined"), events);
            return [.. events, ("charge.failed", _book.Decline(payment, declineCode)), ("payment_intent.payment_failed", payment)];
        });
    }

    /// <summary>The buyer pays by a way that takes days (a bank debit): the session is complete, the money isn't there yet.</summary>
    /// <returns>The delivery of checkout.session.completed, whose payment_status is unpaid.</returns>
    public Task<StripeDelivery> PayLater(string? id = null) => Happen("checkout.session.completed", () =>
    {
        var session = Open(id, "be paid");
        List<(string, StripeObject)> events = [];
        PaymentOf(session, events).Status = "processing";
        session.Close("complete");
        return [.. events, ("checkout.session.completed", session)];
    });

    /// <summary>The money of <see cref="PayLater"/> has come.</summary>
    public Task<StripeDelivery> LatePaymentSucceeds(string? id = null) => Happen("checkout.session.async_payment_succeeded", () =>
    {
        var (session, payment) = Late(id);
        session.PaymentStatus = "paid";
        return [.. _work.Pay(payment), ("checkout.session.async_payment_succeeded", session)];
    });

    /// <summary>The money of <see cref="PayLater"/> will not come.</summary>
    public Task<StripeDelivery> LatePaymentFails(string? id = null) => Happen("checkout.session.async_payment_failed", () =>
    {
        var (session, payment) = Late(id);
        _book.Decline(payment, "insufficient_funds");
        return [("payment_intent.payment_failed", payment), ("checkout.session.async_payment_failed", session)];
    });

    /// <summary>Nobody paid in time. (By the clock a session expires without an event; this delivers it.)</summary>
    /// <returns>The delivery of checkout.session.expired.</returns>
    /// <exception cref="InvalidOperationException">The session is complete.</exception>
    public Task<StripeDelivery> ExpireCheckout(string? id = null) => Happen("checkout.session.expired", () =>
    {
        var session = _book.Find<StripeSession>(id);
        if (session.Status == "complete") throw new InvalidOperationException($"Session {session.Id} cannot expire: it is complete.");
        session.Close("expired");
        return [("checkout.session.expired", session)];
    });

    /// <summary>Somebody at the platform refunds a payment in the dashboard.</summary>
    /// <param name="amount">In the smallest unit; null: all that is left.</param>
    /// <param name="paymentId">The payment; null: the latest.</param>
    /// <returns>The delivery of charge.refunded.</returns>
    /// <exception cref="InvalidOperationException">There is not so much left.</exception>
    public Task<StripeDelivery> RefundPayment(long? amount = null, string? paymentId = null) => Happen("charge.refunded", () =>
    {
        var payment = _book.Find<StripePaymentIntent>(paymentId);
        var charge = _book.Known<StripeCharge>(payment.LatestChargeId) ?? throw new InvalidOperationException($"Payment {payment.Id} cannot be refunded: nobody has paid it.");
        var sum = amount ?? charge.Refundable;
        if (sum <= 0 || sum > charge.Refundable) throw new InvalidOperationException($"Payment {payment.Id} cannot be refunded by {sum}: {charge.Refundable} is left.");
        var refund = _book.Refund(charge, sum, "requested_by_customer", charge.TransferId is not null, new Dictionary<string, string>(StringComparer.Ordinal));
        return [("refund.created", refund), ("charge.refunded", charge)];
    });

    /// <summary>The owner of a connected account has told Stripe all that it wants to know (or Stripe has found that it hasn't).</summary>
    /// <param name="enabled">Whether payments can be made for it from now on.</param>
    /// <param name="accountId">The account; null: the latest.</param>
    /// <returns>The delivery of account.updated.</returns>
    public Task<StripeDelivery> Onboard(bool enabled = true, string? accountId = null) => Happen("account.updated", () =>
    {
        var account = _book.Find<StripeConnectedAccount>(accountId);
        account.ChargesEnabled = enabled;
        return [("account.updated", account)];
    });

    private async Task<StripeDelivery> Happen(string answer, Func<IReadOnlyList<(string Name, StripeObject Object)>> change)
    {
        var events = Locked(() => change().Select(e => _work.Happened(e.Name, e.Object, (null, null))).ToList());
        StripeDelivery? delivery = null;
        foreach (var happened in events)
        {
            if (happened.Name == answer) delivery = await _notifier.SendAsync(happened);
            else await _work.TellAsync([happened]);
        }

        return delivery!;
    }

    private StripeSession Open(string? id, string what)
    {
        var session = _book.Find<StripeSession>(id);
        return session.Status == "open" ? session : throw new InvalidOperationException($"Session {session.Id} cannot {what}: it is {session.Status}, not open.");
    }

    private (StripeSession Session, StripePaymentIntent Payment) Late(string? id)
    {
        var session = _book.Find<StripeSession>(id);
        var payment = _book.Known<StripePaymentIntent>(session.PaymentIntentId);
        return payment is { Status: "processing" } ? (session, payment) : throw new InvalidOperationException($"Session {session.Id} has no payment under way: {payment?.Status ?? "nobody has tried to pay"}.");
    }

    private StripePaymentIntent PaymentOf(StripeSession session, List<(string, StripeObject)> events)
    {
        if (_book.Known<StripePaymentIntent>(session.PaymentIntentId) is { } known) return known;
        var payment = _book.CreatePayment(session.AmountTotal, session.Currency, session.PaymentData);
        session.PaymentIntentId = payment.Id;
        events.Add(("payment_intent.created", payment));
        return payment;
    }
}
