using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Several people at the same moment.</summary>
[Binding]
public sealed class RaceSteps(RaceDriver race, InvoicesDriver invoiceDriver, Invoices invoices, People people, PaymentsDriver payments)
{
    [When("{word} sends the invoice {int} times at once")]
    public Task Send(string tutor, int times) => race.MoveAtOnceAsync(people[tutor], invoices.Current, InvoicesDriver.Wire(InvoiceStatus.Sent), times);

    [When("{word} cancels the invoice while YooKassa delivers the notification")]
    public Task CancelWhilePaid(string tutor) => race.CancelWhilePaidAsync(people[tutor], invoices.Current);

    [Then("one of them is refused because of {string}")]
    public void OneRefused(string code) => race.Answers.Select(a => a.ProblemCode).ShouldBe([null, code], ignoreOrder: true, "why each attempt was refused");

    [Then("either the cancellation or the payment has won, and the other knows it")]
    public async Task OneWon()
    {
        var invoice = await invoiceDriver.SeeAsync(invoices.Current);
        var moves = (await invoiceDriver.HistoryAsync(invoices.Current)).Where(t => t.From == "SENT").Select(t => t.To).ToList();
        moves.ShouldBe([invoice.Status], "the invoice's moves after it was sent");
        var cancellation = race.Answers.ShouldHaveSingleItem("the attempt to cancel");
        cancellation.ProblemCode.ShouldBe(invoice.Status == "CANCELLED" ? null : "invalid_transition", $"why the cancellation was refused, now that the invoice is {invoice.Status}");
        payments.Deliveries.ShouldAllBe(d => d.Status == 200, "how the system answered the notifications");
        (await payments.CurrentAsync()).Status.ShouldBe("succeeded", "the payment's status: the money is there either way");
    }
}
