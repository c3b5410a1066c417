using System.Globalization;
using Framework.Concurrency;
using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Races over an invoice of their own each, under different seeds; an outcome says in a line what came of one.</summary>
public sealed class InterleavingDriver(ScenarioScope scenario, InvoicesDriver invoices, PaymentsDriver payments, ScenarioVendors vendors)
{
    /// <summary>The outcome of reads during a notification that is right.</summary>
    public const string OldOrNewThenNew = "the old or the new state meanwhile, the new one afterwards";

    private const string Old = "SENT, pending, no time of payment";
    private const string New = "PAID, succeeded, paid at a time";

    private Interleavings? _last;

    /// <summary>What came of the last race.</summary>
    public Interleavings Last => _last ?? throw new InvalidOperationException("Nothing was interleaved in this scenario yet.");

    public async Task StartPaymentsAsync(Person parent, int clicks, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var invoice = await invoices.HaveAsync(InvoiceStatus.Sent);
        var knownBefore = vendors.YooKassa.Payments.Count;
        var answers = await round.AtOnceAsync([.. Enumerable.Range(0, clicks).Select(_ => (Func<Task<ApiAnswer>>)(() => payments.AttemptStartAsync(parent, invoice.Id)))]);
        var started = answers.Select(a => a.As<PaymentJson>().Id).Distinct().Count();
        var open = await payments.CountOpenAsync(invoice.Id);
        return string.Create(CultureInfo.InvariantCulture, $"{started} payment(s), {vendors.YooKassa.Payments.Count - knownBefore} at YooKassa, {open} open");
    });

    public async Task NotifyAsync(Person parent, int notifications, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var (invoice, provider) = await PaidQuietlyAsync(parent);
        var answers = await round.AtOnceAsync([.. Enumerable.Range(0, notifications).Select(_ => (Func<Task<int?>>)(async () => (await vendors.YooKassa.Notify("payment.succeeded", provider)).Status))]);
        var paid = await TimesPaidAsync(invoice);
        return string.Create(CultureInfo.InvariantCulture, $"answered {string.Join(" and ", answers)}, became paid {paid} time(s)");
    });

    public async Task CancelWhilePaidAsync(Person tutor, Person parent, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var (invoice, provider) = await PaidQuietlyAsync(parent);
        var answers = await round.AtOnceAsync<string>(
            async () => (await invoices.AttemptMoveAsync(tutor, invoice, "CANCELLED")).ProblemCode ?? "accepted",
            async () => (await vendors.YooKassa.Notify("payment.succeeded", provider)).Status?.ToString(CultureInfo.InvariantCulture) ?? "not answered");
        var seen = await invoices.SeeAsync(invoice);
        return $"{seen.Status.ToLowerInvariant()}, cancellation {answers[0]}, notification {answers[1]}, payment {(await payments.CurrentAsync()).Status}";
    });

    public async Task SendAsync(Person tutor, int clicks, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var invoice = (await invoices.HaveAsync(InvoiceStatus.Draft)).Id;
        var answers = await round.AtOnceAsync([.. Enumerable.Range(0, clicks).Select(_ => (Func<Task<ApiAnswer>>)(() => invoices.AttemptMoveAsync(tutor, invoice, "SENT")))]);
        var sent = (await invoices.HistoryAsync(invoice)).Count(t => t.To == "SENT");
        return string.Create(CultureInfo.InvariantCulture, $"became sent {sent} time(s), {string.Join(" and ", answers.Select(a => a.ProblemCode ?? "accepted").Order(StringComparer.Ordinal))}");
    });

    public async Task RefundAsync(Person tutor, Person parent, int clicks, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var (_, provider) = await PaidQuietlyAsync(parent);
        await vendors.YooKassa.Notify("payment.succeeded", provider);
        var payment = await payments.CurrentAsync();
        await round.AtOnceAsync([.. Enumerable.Range(0, clicks).Select(_ => (Func<Task<ApiAnswer>>)(() => payments.AttemptRefundAsync(tutor, payment.Id, null)))]);
        var refunds = vendors.YooKassa.Refunds.Where(r => r.PaymentId == provider).ToList();
        var shown = (await payments.CurrentAsync()).RefundedAmount;
        return string.Create(CultureInfo.InvariantCulture, $"{refunds.Count} refund(s) of {refunds.Sum(r => r.Amount):0.00} at YooKassa, the payment shows {shown:0.00}");
    });

    public async Task ReadWhilePaidAsync(Person parent, int reads, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var (invoice, provider) = await PaidQuietlyAsync(parent);
        List<Func<Task<string>>> participants = [async () => (await vendors.YooKassa.Notify("payment.succeeded", provider)).IsConfirmed ? "" : "refused"];
        for (var i = 0; i < reads; i++)
            participants.Add(async () => await SeenAsync(parent, invoice));
        var seen = await round.AtOnceAsync(participants);
        var mixed = seen.Where(s => s is not ("" or Old or New)).Distinct().ToList();
        var after = await SeenAsync(parent, invoice);
        return mixed.Count == 0 && after == New ? OldOrNewThenNew : $"seen meanwhile: {string.Join("; ", seen.Skip(1))}; afterwards: {after}";
    });

    /// <summary>The notification comes before each statement of a read in turn.</summary>
    public async Task ReadInterruptedByPaymentAsync(Person parent) => _last = await scenario.InterruptAsync(async interruption =>
    {
        var (invoice, provider) = await PaidQuietlyAsync(parent);
        var seen = await interruption.DuringAsync(() => SeenAsync(parent, invoice), () => vendors.YooKassa.Notify("payment.succeeded", provider));
        if (interruption.Statement == 1 && seen == Old)
            return $"seen: {seen}, although the payment was there before the read began";
        var after = await SeenAsync(parent, invoice);
        return seen is Old or New && after == New ? OldOrNewThenNew : $"seen meanwhile: {seen}; afterwards: {after}";
    });

    private async Task<string> SeenAsync(Person parent, Guid invoice)
    {
        var status = await payments.StatusAsync(parent, invoice);
        return $"{status.InWords}, {(status.PaidAt is null ? "no time of payment" : "paid at a time")}";
    }

    private async Task<(Guid Invoice, string Provider)> PaidQuietlyAsync(Person parent)
    {
        vendors.YooKassa.HoldNotifications();
        var invoice = await invoices.HaveAsync(InvoiceStatus.Sent);
        await payments.StartAsync(parent, invoice.Id);
        var provider = vendors.YooKassa.Payments[^1].Id;
        await vendors.YooKassa.ConfirmPayment(provider);
        return (invoice.Id, provider);
    }

    private async Task<int> TimesPaidAsync(Guid invoice) => (await invoices.HistoryAsync(invoice)).Count(t => t.To == "PAID");
}
