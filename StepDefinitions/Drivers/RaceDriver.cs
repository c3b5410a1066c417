using Framework.Lanes;
using StepDefinitions.Data;

namespace StepDefinitions.Drivers;

/// <summary>Actions that have all read the invoice's row before the first of them may change it.</summary>
public sealed class RaceDriver(ScenarioScope scenario, InvoicesDriver invoices, PaymentsDriver payments)
{
    /// <summary>What people were answered.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; private set; } = [];

    public Task MoveAtOnceAsync(Person person, Guid invoice, string to, int times) =>
        RaceAsync(times, async () => Answers = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => invoices.AttemptMoveAsync(person, invoice, to))));

    public Task CancelWhilePaidAsync(Person tutor, Guid invoice) => RaceAsync(2, async () =>
    {
        var cancellation = invoices.AttemptMoveAsync(tutor, invoice, InvoicesDriver.Wire(InvoiceStatus.Cancelled));
        await Task.WhenAll(cancellation, payments.DeliverAsync(y => y.Notify("payment.succeeded")));
        Answers = [await cancellation];
    });

    private async Task RaceAsync(int writers, Func<Task> action)
    {
        await using var held = await scenario.HoldWritersAsync("invoices");
        var work = action();
        await held.ReleaseWhenWaitingAsync(writers, work);
        await work;
    }
}
