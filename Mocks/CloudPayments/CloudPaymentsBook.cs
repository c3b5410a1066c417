using System.Globalization;
using Mocks.Hosting;

namespace Mocks.CloudPayments;

/// <summary>What there is at CloudPayments. Its owner locks.</summary>
internal sealed class CloudPaymentsBook
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);
    private readonly ScenarioVendors _scenario;
    private readonly ScenarioIds _ids;
    private readonly List<CloudPaymentsTransaction> _payments = [];
    private readonly List<CloudPaymentsRefund> _refunds = [];
    private readonly List<CloudPaymentsOrder> _orders = [];
    private readonly Dictionary<string, (VendorAnswer Answer, DateTimeOffset At)> _requests = new(StringComparer.Ordinal);
    private long _last;

    public CloudPaymentsBook(ScenarioVendors scenario, ScenarioIds ids)
    {
        (_scenario, _ids) = (scenario, ids);
        _last = 100_000_000 + (long.Parse(ids.Next()[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 800_000_000);
    }

    public DateTimeOffset Now => _scenario.Clock.GetUtcNow();

    public IReadOnlyList<CloudPaymentsTransaction> Payments => [.. _payments];

    public IReadOnlyList<CloudPaymentsRefund> Refunds => [.. _refunds];

    public IReadOnlyList<CloudPaymentsOrder> Orders => [.. _orders];

    /// <summary>What the bank will say to the next payment; null: what it says to the card.</summary>
    public int? NextVerdict { get; set; }

    public CloudPaymentsTransaction Add(CloudPaymentsFields fields, CloudPaymentsCard card, bool isTwoStage)
    {
        var payment = new CloudPaymentsTransaction
        {
            Id = ++_last,
            Amount = fields.Amount(),
            Currency = fields.Currency(),
            InvoiceId = fields.Text("InvoiceId"),
            AccountId = fields.Text("AccountId"),
            Email = fields.Text("Email"),
            Description = fields.Text("Description"),
            JsonData = fields.JsonData(),
            IsTwoStage = isTwoStage,
            CardFirstSix = card.FirstSix,
            CardLastFour = card.LastFour,
            WantsAuthentication = card.WantsAuthentication,
            Verdict = Verdict(card.Verdict),
            CreatedAt = Now,
        };
        _payments.Add(payment);
        return payment;
    }

    public CloudPaymentsTransaction Add(decimal amount, string currency, string? invoiceId, string? accountId, string? email, string? description, string? jsonData, bool isTwoStage)
    {
        var payment = new CloudPaymentsTransaction
        {
            Id = ++_last,
            Amount = amount,
            Currency = currency,
            InvoiceId = invoiceId,
            AccountId = accountId,
            Email = email,
            Description = description,
            JsonData = jsonData,
            IsTwoStage = isTwoStage,
            Verdict = Verdict(0),
            CreatedAt = Now,
        };
        _payments.Add(payment);
        return payment;
    }

    /// <summary>The bank says what it says.</summary>
    public static void Decide(CloudPaymentsTransaction payment, int verdict)
    {
        payment.ReasonCode = verdict;
        payment.Status = verdict != 0 ? CloudPaymentsStatus.Declined : payment.IsTwoStage ? CloudPaymentsStatus.Authorized : CloudPaymentsStatus.Completed;
    }

    public CloudPaymentsTransaction? Known(long id) => _payments.Find(p => p.Id == id);

    public CloudPaymentsTransaction Find(long? id) => (id is null ? _payments.LastOrDefault() : Known(id.Value))
        ?? throw new InvalidOperationException($"CloudPayments knows no such payment{(id is null ? "" : $" {id}")}. It knows: {(_payments.Count == 0 ? "none" : string.Join(", ", _payments.Select(p => p.Id)))}.");

    public CloudPaymentsRefund Refund(CloudPaymentsTransaction payment, decimal amount)
    {
        var refund = new CloudPaymentsRefund(++_last, payment.Id, amount, Now);
        payment.RefundedAmount += amount;
        _refunds.Add(refund);
        return refund;
    }

    public CloudPaymentsOrder AddOrder(CloudPaymentsFields fields)
    {
        var id = _ids.Next("", 16);
        var order = new CloudPaymentsOrder(
            id, _orders.Count + 1, fields.Amount(), fields.Currency(), fields.RequiredText("Description"), fields.Text("InvoiceId"), fields.Text("AccountId"), fields.Text("Email"),
            fields.JsonData(), fields.Flag("RequireConfirmation"), $"https://orders.cloudpayments.ru/d/{id}");
        _orders.Add(order);
        return order;
    }

    public CloudPaymentsOrder FindOrder(string? id) => (id is null ? _orders.LastOrDefault() : _orders.Find(o => o.Id == id))
        ?? throw new InvalidOperationException($"CloudPayments knows no such bill{(id is null ? "" : $" '{id}'")}. It knows: {(_orders.Count == 0 ? "none" : string.Join(", ", _orders.Select(o => o.Id)))}.");

    /// <summary>For an hour the same X-Request-ID gets the stored answer, whatever the request says.</summary>
    public VendorAnswer? Stored(string? requestId) =>
        requestId is not null && _requests.TryGetValue(requestId, out var known) && Now - known.At < Memory ? known.Answer with { Afterwards = null } : null;

    public void Store(string? requestId, VendorAnswer answer)
    {
        if (requestId is not null) _requests[requestId] = (answer, Now);
    }

    private int Verdict(int ofCard)
    {
        var verdict = NextVerdict ?? ofCard;
        NextVerdict = null;
        return verdict;
    }
}
