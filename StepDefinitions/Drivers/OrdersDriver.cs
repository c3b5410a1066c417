using Mocks;
using Mocks.Stripe;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Holds and orders, seen from the buyer's side and from Stripe's.</summary>
public sealed class OrdersDriver(Api api, ScenarioVendors vendors, Orders orders, Shows shows)
{
    /// <summary>Stripe's last deliveries and what the system answered.</summary>
    public IReadOnlyList<StripeDelivery> Deliveries { get; private set; } = [];

    public Task<ApiAnswer> AttemptOrderAsync(Person? buyer, Show show, params IEnumerable<(string Kind, int Quantity)> items) =>
        AttemptOrderAsync(buyer, new { ShowId = show.Id, Items = Items(show, items) });

    public Task<ApiAnswer> AttemptOrderAsync(Person? buyer, object body, IEnumerable<KeyValuePair<string, string>>? headers = null) => api.CallAsync(buyer, "create-order", body: body, headers: headers);

    public async Task<OrderJson> OrderAsync(Person buyer, Show show, params IEnumerable<(string Kind, int Quantity)> items) => Remembered(buyer, await AttemptOrderAsync(buyer, show, items));

    /// <summary>With what is held.</summary>
    public async Task<OrderJson> OrderHeldAsync(Person buyer) => Remembered(buyer, await AttemptOrderHeldAsync(buyer));

    public Task<ApiAnswer> AttemptOrderHeldAsync(Person buyer, Person? holder = null)
    {
        var hold = orders.HoldOf(holder ?? buyer);
        return AttemptOrderAsync(buyer, new { hold.ShowId, HoldToken = hold.Token });
    }

    /// <summary>The same order again, by the buyer's own key.</summary>
    public async Task<ApiAnswer> AttemptOrderByKeyAsync(Person buyer, string key, Show show, string kind, int quantity) =>
        await AttemptOrderAsync(buyer, new { ShowId = show.Id, Items = Items(show, [(kind, quantity)]) }, [KeyValuePair.Create("Idempotency-Key", key)]);

    public Task<ApiAnswer> AttemptHoldAsync(Person buyer, Show show, params IEnumerable<(string Kind, int Quantity)> items) =>
        api.CallAsync(buyer, "hold-tickets", body: new { ShowId = show.Id, Items = Items(show, items) });

    public async Task<HoldJson> HoldAsync(Person buyer, Show show, params IEnumerable<(string Kind, int Quantity)> items)
    {
        var hold = (await AttemptHoldAsync(buyer, show, items)).As<HoldJson>();
        orders.Add(buyer, hold);
        return hold;
    }

    public Task<ApiAnswer> AttemptReleaseAsync(Person buyer, Guid token) => api.CallAsync(buyer, "release-hold", [token]);

    public Task<ApiAnswer> AttemptSeeAsync(Person? buyer, Guid order) => api.CallAsync(buyer, "get-order", [order]);

    public async Task<OrderJson> SeeAsync(Person buyer) => (await AttemptSeeAsync(buyer, orders.Of(buyer).Id)).As<OrderJson>();

    public async Task<IReadOnlyList<OrderJson>> ListAsync(Person buyer) => (await api.CallAsync(buyer, "list-orders")).As<OrderListJson>().Items;

    /// <summary>The page that Stripe leads back to.</summary>
    public Task<ApiAnswer> AttemptConfirmAsync(Person buyer, Guid order, string session) => api.CallAsync(buyer, "confirm-order", [order], new { SessionId = session });

    public async Task<OrderJson> ConfirmAsync(Person buyer)
    {
        var order = orders.Of(buyer);
        return (await AttemptConfirmAsync(buyer, order.Id, SessionOf(buyer))).As<OrderJson>();
    }

    public Task<ApiAnswer> AttemptRefundAsync(Person person, Guid order) => api.CallAsync(person, "refund-order", [order]);

    /// <summary>The buyer's session at Stripe.</summary>
    public string SessionOf(Person buyer) => orders.Of(buyer).SessionId ?? throw new InvalidOperationException($"{buyer.Name}'s order has no session at Stripe.");

    public async Task DeliverAsync(Func<StripePlatform, Task<StripeDelivery>> happens) => Deliveries = [await happens(vendors.Stripe)];

    public async Task DeliverAsync(Func<StripePlatform, Task<IReadOnlyList<StripeDelivery>>> happens) => Deliveries = await happens(vendors.Stripe);

    /// <summary>Orders and pays; Stripe's webhook is accepted.</summary>
    public async Task BuyAsync(Person buyer, string kind, int quantity)
    {
        await OrderAsync(buyer, shows.Current, (kind, quantity));
        if (orders.Of(buyer).Status == "completed")
            return;
        await DeliverAsync(s => s.PayCheckout(SessionOf(buyer)));
        if (!Deliveries[0].IsAccepted)
            throw new UnexpectedAnswerException($"Stripe's webhook about the payment was expected to be accepted, but was answered with {Deliveries[0].Status}: {Deliveries[0].Answer}{Deliveries[0].Error}");
    }

    private OrderJson Remembered(Person buyer, ApiAnswer answer)
    {
        var order = answer.As<OrderJson>();
        orders.Add(buyer, order);
        return order;
    }

    private static object[] Items(Show show, IEnumerable<(string Kind, int Quantity)> items) => [.. items.Select(i => new { TicketKindId = show[i.Kind], i.Quantity })];
}
