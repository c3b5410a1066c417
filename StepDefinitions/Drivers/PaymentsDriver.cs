using Framework.Lanes;
using Mocks;
using Mocks.YooKassa;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Payments, seen from the parent's side and from YooKassa's.</summary>
public sealed class PaymentsDriver(Api api, ScenarioVendors vendors, People people, ScenarioScope scenario)
{
    /// <summary>What a refund is answered that comes when another has just given everything back.</summary>
    private const string NothingLeft = "refund_exceeds_payment";

    private readonly List<PaymentJson> _started = [];

    /// <summary>Every payment that a start was answered with, in order.</summary>
    public IReadOnlyList<PaymentJson> Started => _started;

    /// <summary>YooKassa's last notifications and what the system answered.</summary>
    public IReadOnlyList<NotificationDelivery> Deliveries { get; private set; } = [];

    /// <summary>The last of them.</summary>
    public NotificationDelivery? LastDelivery => Deliveries.LastOrDefault();

    public Task<ApiAnswer> AttemptStartAsync(Person? person, Guid invoice) => api.CallAsync(person, "start-payment", [invoice], new { });

    public async Task<PaymentJson> StartAsync(Person person, Guid invoice)
    {
        var payment = (await AttemptStartAsync(person, invoice)).As<PaymentJson>();
        _started.Add(payment);
        return payment;
    }

    /// <summary>Starts that have all seen that there is no payment yet, before the first of them makes one.</summary>
    public async Task StartAtOnceAsync(Person person, Guid invoice, int times)
    {
        await using var payments = await scenario.HoldWritersAsync("payments");
        var starts = Task.WhenAll(Enumerable.Range(0, times).Select(_ => AttemptStartAsync(person, invoice)));
        await payments.ReleaseWhenWaitingAsync(times, starts);
        var answers = await starts;
        _started.AddRange(answers.Select(a => a.As<PaymentJson>()));
    }

    /// <summary>The payment that was started last, as it is now.</summary>
    public async Task<PaymentJson> CurrentAsync()
    {
        var last = _started.LastOrDefault() ?? throw new InvalidOperationException("No payment was started in this scenario yet.");
        return (await api.CallAsync(people.Parent, "get-payment", [last.Id])).As<PaymentJson>();
    }

    /// <summary>Starts a payment and pays it at YooKassa.</summary>
    public async Task PayAsync(Person person, Guid invoice)
    {
        await StartAsync(person, invoice);
        await DeliverAsync(y => y.ConfirmPayment());
        if (LastDelivery is not { IsConfirmed: true })
            throw new UnexpectedAnswerException($"YooKassa's notification about the payment was expected to be accepted, but was answered with {LastDelivery!.Status}: {LastDelivery.Answer}");
    }

    public async Task DeliverAsync(Func<YooKassaAccount, Task<NotificationDelivery>> happens) => Deliveries = [await happens(vendors.YooKassa)];

    /// <summary>The same notification several times; all have asked YooKassa before the first may change anything.</summary>
    public async Task DeliverAtOnceAsync(int times)
    {
        await using var held = await scenario.HoldWritersAsync("payments");
        var deliveries = Task.WhenAll(Enumerable.Range(0, times).Select(_ => vendors.YooKassa.Notify("payment.succeeded")));
        await held.ReleaseWhenWaitingAsync(times, deliveries);
        Deliveries = await deliveries;
    }

    public Task<ApiAnswer> AttemptRefundAsync(Person? person, Guid payment, decimal? amount) =>
        api.CallAsync(person, "refund-payment", [payment], amount is null ? new { } : new { Amount = amount });

    public async Task RefundAsync(Person person, decimal? amount) => (await AttemptRefundAsync(person, _started[^1].Id, amount)).As<RefundJson>();

    /// <summary>Refunds that all find that nothing has been given back yet, before the first of them says otherwise.</summary>
    public async Task RefundAtOnceAsync(Person person, int times)
    {
        await using var payments = await scenario.HoldWritersAsync("payments");
        var refunds = Task.WhenAll(Enumerable.Range(0, times).Select(_ => AttemptRefundAsync(person, _started[^1].Id, null)));
        await payments.ReleaseWhenWaitingAsync(times, refunds);
        var answers = await refunds;
        if (answers.All(a => a.ProblemCode is not null))
            answers[0].EnsureSuccess();
        foreach (var answer in answers.Where(a => a.ProblemCode != NothingLeft))
            answer.As<RefundJson>();
    }

    public Task<ApiAnswer> AttemptStatusAsync(Person? person, Guid invoice) => api.CallAsync(person, "payment-status", [invoice]);

    public async Task<PaymentStatusJson> StatusAsync(Person person, Guid invoice) => (await AttemptStatusAsync(person, invoice)).As<PaymentStatusJson>();

    public Task<ApiAnswer> AttemptSeeAsync(Person? person, Guid payment) => api.CallAsync(person, "get-payment", [payment]);

    /// <summary>The invoice's payments that are neither done nor given up.</summary>
    public async Task<int> CountOpenAsync(Guid invoice) =>
        (await api.CallAsync(people.Parent, "list-payments", [invoice])).As<PaymentListJson>().Items.Count(p => p.Status is "pending" or "waiting_for_capture");
}
