using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Producers, shows and what can be seen of them.</summary>
public sealed class ShowsDriver(Api api, ScenarioScope scenario, ScenarioVendors vendors, Shows shows)
{
    private readonly Dictionary<Person, Guid> _producers = [];

    /// <summary>Makes somebody a producer, without an account at Stripe.</summary>
    public async Task<Guid> ProduceAsync(Person person)
    {
        if (!_producers.TryGetValue(person, out var id))
            _producers[person] = id = Made<ProducerJson>(await api.CallAsync(person, "create-producer", body: new { Name = $"{person.Name}'s theatre" })).Id;
        return id;
    }

    /// <summary>Gives a producer an account at Stripe that takes payments.</summary>
    public async Task ConnectAsync(Person person)
    {
        var id = await ProduceAsync(person);
        var account = Made<ConnectedJson>(await api.CallAsync(person, "connect-producer", [id])).StripeAccountId;
        var told = await vendors.Stripe.Onboard(accountId: account);
        if (!told.IsAccepted)
            throw new TestDataException($"The account of {person.Name} could not be connected: Stripe's webhook was answered with {told.Status} {told.Answer}{told.Error}");
    }

    /// <summary>Stripe takes no more payments for a producer.</summary>
    public async Task CloseAccountAsync(Person person) => await vendors.Stripe.Onboard(enabled: false, (await SeeProducerAsync(person)).StripeAccountId);

    public async Task<ProducerJson> SeeProducerAsync(Person person) => (await api.CallAsync(person, "get-producer", [await ProduceAsync(person)])).As<ProducerJson>();

    /// <summary>A show in two days, on sale; the producer can take payments if there is something to pay.</summary>
    public async Task<Show> SellAsync(Person producer, string title, IEnumerable<(string Name, decimal Price, int? Quantity)> kinds, string currency = "EUR", bool publish = true)
    {
        var wanted = kinds.ToList();
        if (wanted.Exists(k => k.Price > 0) && !(await SeeProducerAsync(producer)).ChargesEnabled)
            await ConnectAsync(producer);
        var show = await CreateAsync(producer, title, currency);
        var made = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (name, price, quantity) in wanted)
            made[name] = Made<TicketKindJson>(await AttemptAddKindAsync(producer, show.Id, name, price, quantity)).Id;
        if (publish)
            Made<ShowJson>(await AttemptPublishAsync(producer, show.Id));
        var sold = new Show(show.Id, title, producer, made);
        shows.Add(sold);
        return sold;
    }

    public async Task<ShowJson> CreateAsync(Person producer, string title, string currency) => Made<ShowJson>(await AttemptCreateAsync(producer, title, currency));

    public async Task<ApiAnswer> AttemptCreateAsync(Person producer, string title, string currency) =>
        await api.CallAsync(producer, "create-show", [await ProduceAsync(producer)], new { Title = title, StartsAt = scenario.Clock.GetUtcNow().AddDays(2), Currency = currency });

    public Task<ApiAnswer> AttemptAddKindAsync(Person producer, Guid show, string name, decimal price, int? quantity) =>
        api.CallAsync(producer, "add-ticket-kind", [show], new { Name = name, Price = price, Quantity = quantity });

    public Task<ApiAnswer> AttemptPublishAsync(Person producer, Guid show) => api.CallAsync(producer, "publish-show", [show]);

    public async Task ChangePriceAsync(Person producer, Guid kind, decimal price) =>
        (await api.CallAsync(producer, "edit-ticket-kind", [kind], new { Price = price })).EnsureSuccess();

    public async Task<TicketKindJson> SeeKindAsync(Show show, string kind) => (await SeeAsync(show)).TicketKinds.Single(k => k.Id == show[kind]);

    public async Task<ShowJson> SeeAsync(Show show) => (await api.CallAsync(show.Producer, "get-show", [show.Id])).As<ShowJson>();

    public async Task<IReadOnlyList<AttendeeJson>> AttendeesAsync(Show show) => (await api.CallAsync(show.Producer, "list-attendees", [show.Id])).As<AttendeeListJson>().Items;

    private static T Made<T>(ApiAnswer answer) => (int)answer.Status is >= 200 and <= 299 ? answer.As<T>() : throw new TestDataException($"{answer.Request} was answered with {answer.Summary}");
}
