using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Several buyers at the same moment; each repetition has a show of its own.</summary>
[Binding]
public sealed class TicketRaceSteps(TicketRaceDriver race, Api api, People people, IdentityDriver identity)
{
    [When("{int} buyers buy the last {int} free tickets of a show of {word}'s at the same time, in {int} interleaving(s)")]
    public async Task BuyLast(int buyers, int tickets, string producer, int times) => await race.BuyLastAsync(await ProducerAsync(producer), api, buyers, tickets, 0, times);

    [When("{int} buyers buy the last {int} tickets for {float} of a show of {word}'s at the same time, in {int} interleaving(s)")]
    public async Task BuyLastPaid(int buyers, int tickets, decimal price, string producer, int times) => await race.BuyLastAsync(await ProducerAsync(producer), api, buyers, tickets, price, times);

    [When("{int} buyers order two kinds of tickets of {word}'s, of which there are {int} each, in opposite order at the same time, in {int} interleaving(s)")]
    public async Task Opposite(int buyers, string producer, int tickets, int times) => await race.OppositeAsync(await ProducerAsync(producer), api, buyers, tickets, times);

    [When("{int} buyers hold two kinds of tickets of {word}'s, of which the second is there once, in opposite order at the same time, in {int} interleaving(s)")]
    public async Task HoldOpposite(int buyers, string producer, int times) => await race.HoldOppositeAsync(await ProducerAsync(producer), api, buyers, times);

    [When("{word} comes back from Stripe while it delivers {int} webhook(s), in {int} interleaving(s)")]
    public async Task Hear(string buyer, int webhooks, int times) => await race.HearOfPaymentAsync(await ProducerAsync("Clara"), people[buyer], webhooks, times);

    [When("{word} orders the last ticket that they hold at the moment it ends, and {word} orders it too, in {int} interleaving(s)")]
    public async Task HoldEnds(string holder, string other, int times) => await race.HoldEndsAsync(await ProducerAsync("Clara"), people[holder], people[other], times);

    [When("{word}'s payment comes through after their time, while {word} orders the same last ticket, in {int} interleaving(s)")]
    public async Task PayTooLate(string buyer, string other, int times) => await race.PayTooLateAsync(await ProducerAsync("Clara"), people[buyer], people[other], times);

    [Then("each time {string}")]
    public void EachTime(string outcome) => race.Last.ShouldOnlyBe(outcome);

    [Then("each time one of:")]
    public void EachTimeOneOf(DataTable outcomes) => race.Last.ShouldOnlyBe([.. outcomes.Rows.Select(r => r[0])]);

    [Then("both came about")]
    public void Both() => race.Last.Outcomes.Count.ShouldBeGreaterThan(1, $"outcomes of the race ({race.Last})");

    private async Task<Person> ProducerAsync(string name) => people.Knows(name) ? people[name] : await identity.JoinAsync(name);
}
