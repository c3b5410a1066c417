using Mocks.Hosting;

namespace Mocks.Stripe;

/// <summary>All objects of one scenario, and what becomes of them. Its owner locks.</summary>
internal sealed class StripeBook(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
{
    private readonly List<StripeObject> _objects = [];

    public DateTimeOffset Now => scenario.Clock.GetUtcNow();

    public string ScenarioId => scenario.ScenarioId;

    public string NextId(string prefix, int length = 24) => ids.Next(prefix, length);

    public IReadOnlyList<T> All<T>()
        where T : StripeObject
    {
        foreach (var late in _objects.OfType<StripeSession>().Where(s => s.Status == "open" && Now >= s.ExpiresAt)) late.Close("expired");
        return [.. _objects.OfType<T>()];
    }

    public T? Known<T>(string? id)
        where T : StripeObject => All<T>().FirstOrDefault(o => o.Id == id);

    /// <summary>The object, or the latest of its kind.</summary>
    public T Find<T>(string? id)
        where T : StripeObject
    {
        var all = All<T>();
        var kind = typeof(T).Name["Stripe".Length..];
        if (all.Count == 0) throw new InvalidOperationException($"Stripe has no {kind} in scenario '{scenario.ScenarioId}'{Seen()}.");
        return id is null
            ? all[^1]
            : Known<T>(id) ?? throw new InvalidOperationException($"Stripe has no {kind} '{id}' in scenario '{scenario.ScenarioId}'. It has: {string.Join(", ", all.Select(o => o.Id))}.");
    }

    public StripeSession CreateSession(SessionRequest request, string? idempotencyKey)
    {
        var id = NextId("cs_test_", 58);
        var items = request.Items.Select(i => new StripeLineItem(NextId("li_"), i.Name, i.Description, i.UnitAmount, i.Quantity, request.Currency)).ToList();
        return Add(new StripeSession(id, Now, request, items, new Uri(server.Url, $"stripe/checkout/{id}").ToString(), idempotencyKey));
    }

    public StripePaymentIntent CreatePayment(long amount, string currency, StripePaymentData data) => Add(new StripePaymentIntent(NextId("pi_"), Now, amount, currency, data));

    /// <summary>Somebody pays with a card that the bank takes.</summary>
    public (StripeCharge Charge, StripeTransfer? Transfer) Succeed(StripePaymentIntent payment)
    {
        var charge = Add(new StripeCharge(NextId("ch_"), Now, payment, null));
        (payment.Status, payment.LatestChargeId, payment.DeclineCode) = (payment.Data.IsManual ? "requires_capture" : "succeeded", charge.Id, null);
        return payment.Data.IsManual ? (charge, null) : (charge, TransferOf(payment, charge));
    }

    /// <summary>What was held is taken.</summary>
    public (StripeCharge Charge, StripeTransfer? Transfer) Capture(StripePaymentIntent payment)
    {
        var charge = Known<StripeCharge>(payment.LatestChargeId)!;
        payment.Status = "succeeded";
        foreach (var session in _objects.OfType<StripeSession>().Where(s => s.PaymentIntentId == payment.Id)) session.PaymentStatus = "paid";
        return (charge, TransferOf(payment, charge));
    }

    private StripeTransfer? TransferOf(StripePaymentIntent payment, StripeCharge charge)
    {
        if (payment.Data.Destination is not { } destination) return null;
        var group = payment.Data.TransferGroup ?? $"group_{payment.Id}";
        var transfer = Add(new StripeTransfer(NextId("tr_"), Now, payment.Data.TransferAmount ?? payment.Amount, payment.Currency, destination, charge.Id, group, null, null));
        charge.TransferId = transfer.Id;
        return transfer;
    }

    /// <summary>Somebody pays with a card that the bank declines.</summary>
    public StripeCharge Decline(StripePaymentIntent payment, string declineCode)
    {
        var charge = Add(new StripeCharge(NextId("ch_"), Now, payment, declineCode));
        (payment.Status, payment.LatestChargeId, payment.DeclineCode) = ("requires_payment_method", charge.Id, declineCode);
        return charge;
    }

    public StripeRefund Refund(StripeCharge charge, long amount, string? reason, bool reverseTransfer, IReadOnlyDictionary<string, string> metadata)
    {
        string? reversal = null;
        if (reverseTransfer && Known<StripeTransfer>(charge.TransferId) is { } transfer)
        {
            // Taken back in proportion to what is refunded.
            transfer.AmountReversed += transfer.Amount * amount / charge.Payment.Amount;
            reversal = NextId("trr_");
        }

        charge.AmountRefunded += amount;
        return Add(new StripeRefund(NextId("re_"), Now, charge, amount, reason, reversal, metadata));
    }

    public T Add<T>(T made)
        where T : StripeObject
    {
        _objects.Add(made);
        return made;
    }

    private string Seen()
    {
        var calls = scenario.Calls;
        return calls.Count == 0 ? ": the system has called no vendor at all" : $". The system's calls so far: {string.Join("; ", calls.TakeLast(5))}";
    }
}
