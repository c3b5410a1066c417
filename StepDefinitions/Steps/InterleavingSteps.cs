using Reqnroll;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>The same race again and again, interleaved otherwise each time.</summary>
[Binding]
public sealed class InterleavingSteps(InterleavingDriver interleavings, People people)
{
    [When("{word} starts {int} payments of a new invoice at once, in {int} interleavings")]
    public Task StartPayments(string parent, int clicks, int times) => interleavings.StartPaymentsAsync(people[parent], clicks, times);

    [When("YooKassa delivers {int} notifications of a new payment at once, in {int} interleavings")]
    public Task Notify(int notifications, int times) => interleavings.NotifyAsync(people.Parent, notifications, times);

    [When("{word} cancels a new invoice while YooKassa delivers its payment, in {int} interleavings")]
    public Task CancelWhilePaid(string tutor, int times) => interleavings.CancelWhilePaidAsync(people[tutor], people.Parent, times);

    [When("{word} sends a new invoice {int} times at once, in {int} interleavings")]
    public Task Send(string tutor, int clicks, int times) => interleavings.SendAsync(people[tutor], clicks, times);

    [When("{word} refunds a new payment {int} times at once, in {int} interleavings")]
    public Task Refund(string tutor, int clicks, int times) => interleavings.RefundAsync(people[tutor], people.Parent, clicks, times);

    [Then("every interleaving comes to {string}")]
    public void ComesTo(string outcome) => interleavings.Last.ShouldOnlyBe(outcome);

    [Then("every interleaving comes to one of:")]
    public void ComesToOneOf(DataTable outcomes) => interleavings.Last.ShouldOnlyBe([.. outcomes.Rows.Select(r => r[0])]);
}
