using System.Globalization;
using Framework.Concurrency;
using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Races over a show of their own each; an outcome says in a line what came of one.</summary>
public sealed class TicketRaceDriver(ScenarioScope scenario, ShowsDriver shows, OrdersDriver orders, IdentityDriver identity, ScenarioVendors vendors)
{
    private readonly List<Person> _crowd = [];
    private Interleavings? _last;

    /// <summary>What came of the last race.</summary>
    public Interleavings Last => _last ?? throw new InvalidOperationException("Nothing was interleaved in this scenario yet.");

    /// <summary>The crowd is signed in before the race begins.</summary>
    public async Task<IReadOnlyList<Person>> CrowdAsync(int size, Api api)
    {
        while (_crowd.Count < size)
        {
            var person = await identity.JoinAsync(string.Create(CultureInfo.InvariantCulture, $"Buyer{_crowd.Count + 1}"));
            await api.SignInIfNeededAsync(person);
            _crowd.Add(person);
        }

        return _crowd;
    }

    /// <summary>Many buy the last tickets.</summary>
    public async Task BuyLastAsync(Person producer, Api api, int buyers, int tickets, decimal price, int times)
    {
        var crowd = await CrowdAsync(buyers, api);
        _last = await scenario.InterleaveAsync(times, async round =>
        {
            var show = await shows.SellAsync(producer, "Hamlet", [("Stalls", price, tickets)]);
            var answers = await round.AtOnceAsync([.. crowd.Take(buyers).Select(b => (Func<Task<ApiAnswer>>)(() => orders.AttemptOrderAsync(b, show, ("Stalls", 1))))]);
            var (got, soldOut) = (answers.Count(a => (int)a.Status == 201), answers.Count(a => a.ProblemCode == "sold_out"));
            var kind = await shows.SeeKindAsync(show, "Stalls");
            var others = string.Join(", ", answers.Where(a => (int)a.Status != 201 && a.ProblemCode != "sold_out").Select(a => a.Summary).Distinct(StringComparer.Ordinal));
            return string.Create(CultureInfo.InvariantCulture, $"{got} got one, {soldOut} were told sold out, {kind.Available} left{(others.Length == 0 ? "" : $", and: {others}")}");
        });
    }

    /// <summary>Each wants both kinds, named in opposite order; there is enough for some.</summary>
    public async Task OppositeAsync(Person producer, Api api, int buyers, int tickets, int times)
    {
        var crowd = await CrowdAsync(buyers, api);
        _last = await scenario.InterleaveAsync(times, async round =>
        {
            var show = await shows.SellAsync(producer, "Hamlet", [("Stalls", 0, tickets), ("Circle", 0, tickets)]);
            (string, int)[] there = [("Stalls", 1), ("Circle", 1)], back = [("Circle", 1), ("Stalls", 1)];
            var answers = await round.AtOnceAsync([.. crowd.Take(buyers).Select((b, i) => (Func<Task<ApiAnswer>>)(() => orders.AttemptOrderAsync(b, show, i % 2 == 0 ? there : back)))]);
            var seen = await shows.SeeAsync(show);
            return string.Create(CultureInfo.InvariantCulture, $"{answers.Count(a => (int)a.Status == 201)} got both, {answers.Count(a => a.ProblemCode == "sold_out")} got none, {string.Join(" and ", seen.TicketKinds.Select(k => k.Sold))} sold");
        });
    }

    /// <summary>Holds of two kinds in opposite order, where the second kind is short.</summary>
    public async Task HoldOppositeAsync(Person producer, Api api, int buyers, int times)
    {
        var crowd = await CrowdAsync(buyers, api);
        _last = await scenario.InterleaveAsync(times, async round =>
        {
            var show = await shows.SellAsync(producer, "Hamlet", [("Stalls", 0, buyers), ("Circle", 0, 1)]);
            (string, int)[] there = [("Stalls", 1), ("Circle", 1)], back = [("Circle", 1), ("Stalls", 1)];
            var answers = await round.AtOnceAsync([.. crowd.Take(buyers).Select((b, i) => (Func<Task<ApiAnswer>>)(() => orders.AttemptHoldAsync(b, show, i % 2 == 0 ? there : back)))]);
            var seen = await shows.SeeAsync(show);
            return string.Create(CultureInfo.InvariantCulture, $"{answers.Count(a => (int)a.Status == 201)} hold both, {answers.Count(a => a.ProblemCode == "sold_out")} hold none, {string.Join(" and ", seen.TicketKinds.Select(k => k.Available))} left");
        });
    }

    /// <summary>Webhook and success page, the webhook as often as asked, in any order.</summary>
    public async Task HearOfPaymentAsync(Person producer, Person buyer, int webhooks, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var show = await shows.SellAsync(producer, "Hamlet", [("Stalls", 10, 5)]);
        var order = await orders.OrderAsync(buyer, show, ("Stalls", 2));
        vendors.Stripe.HoldDeliveries();
        await vendors.Stripe.PayCheckout(order.SessionId);
        List<Func<Task<string>>> participants = [async () => (await orders.AttemptConfirmAsync(buyer, order.Id, order.SessionId!)).Summary];
        for (var i = 0; i < webhooks; i++)
            participants.Add(async () => (await vendors.Stripe.DeliverForged("checkout.session.completed", vendors.Stripe.WebhookSecrets[0], id: order.SessionId)).Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer");
        var answers = await round.AtOnceAsync(participants);
        var (seen, attendees, status) = (await shows.SeeKindAsync(show, "Stalls"), await shows.AttendeesAsync(show), (await orders.SeeAsync(buyer)).Status);
        return string.Create(CultureInfo.InvariantCulture, $"answered {string.Join(", ", answers)}; {status}, {attendees.Count} attendees, {seen.Sold} sold, {seen.Available} left");
    });

    /// <summary>A hold ends at the very moment at which its holder orders and somebody else wants the same ticket.</summary>
    public async Task HoldEndsAsync(Person producer, Person holder, Person other, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var show = await shows.SellAsync(producer, "Hamlet", [("Stalls", 0, 1)]);
        await orders.HoldAsync(holder, show, ("Stalls", 1));
        await scenario.AdvanceAsync(TimeSpan.FromSeconds(119.999));
        var answers = await round.AtOnceAsync<string>(
            async () => Won(await orders.AttemptOrderHeldAsync(holder)),
            async () => Won(await orders.AttemptOrderAsync(other, show, ("Stalls", 1))),
            async () =>
            {
                await scenario.MoveToNextTimerAsync(TimeSpan.FromMilliseconds(1));
                return "";
            });
        var attendees = (await shows.AttendeesAsync(show)).Count;
        var kind = await shows.SeeKindAsync(show, "Stalls");
        return string.Create(CultureInfo.InvariantCulture, $"{answers.Count(a => a == "got it")} got it, {attendees} attendee(s), {kind.Sold} sold, {kind.Available + kind.Sold} in all");
    });

    /// <summary>The time to pay is over, somebody else wants the tickets, and the buyer's payment comes through, all at once.</summary>
    public async Task PayTooLateAsync(Person producer, Person buyer, Person other, int times) => _last = await scenario.InterleaveAsync(times, async round =>
    {
        var show = await shows.SellAsync(producer, "Hamlet", [("Stalls", 10, 1)]);
        var order = await orders.OrderAsync(buyer, show, ("Stalls", 1));
        vendors.Stripe.HoldDeliveries();
        await scenario.AdvanceAsync(TimeSpan.FromMinutes(30));
        await vendors.Stripe.PayCheckout(order.SessionId);
        await scenario.AdvanceAsync(TimeSpan.FromMinutes(2));
        var answers = await round.AtOnceAsync<string>(
            async () => (await vendors.Stripe.DeliverForged("checkout.session.completed", vendors.Stripe.WebhookSecrets[0], id: order.SessionId)).Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer",
            async () => Won(await orders.AttemptOrderAsync(other, show, ("Stalls", 1))));
        await scenario.AtRestAsync();
        var (mine, taken, back) = ((await orders.SeeAsync(buyer)).Status, vendors.Stripe.Payments.Count(p => p.Status == "succeeded"), vendors.Stripe.Refunds.Count);
        var kind = await shows.SeeKindAsync(show, "Stalls");
        return string.Create(CultureInfo.InvariantCulture, $"the buyer's order is {mine}, the other {answers[1]}, {(mine == "refunded" ? "money back" : "money kept")}, {kind.Available} left") + Balance(taken, back, mine);
    });

    private string Balance(int taken, int back, string mine)
    {
        // Over all rounds so far: what was refunded is what the orders say.
        _refunded += mine == "refunded" ? 1 : 0;
        _taken++;
        return taken == _taken && back == _refunded ? "" : string.Create(CultureInfo.InvariantCulture, $" BUT {taken} payments and {back} refunds after {_taken} rounds with {_refunded} to be refunded");
    }

    private int _refunded;
    private int _taken;

    private static string Won(ApiAnswer answer) => (int)answer.Status is >= 200 and <= 299 ? "got it" : answer.ProblemCode ?? answer.Summary;
}
