using System.Globalization;
using Microsoft.Extensions.Options;
using SystemUnderTest.Notifications;

namespace SystemUnderTest.Tickets;

/// <summary>What Stripe is told about an order. The same order always gives the same words: Stripe compares them by the key.</summary>
internal sealed class CheckoutSession(IOptions<AppOptions> app)
{
    public IEnumerable<(string Name, string Value)> Form(Order order, Show show)
    {
        var description = $"Tickets for {show.Title}";
        yield return ("mode", "payment");
        foreach (var (at, line) in order.Lines.OrderBy(l => l.TicketKindId).Index())
        {
            var item = $"line_items[{Text(at)}]";
            yield return ($"{item}[quantity]", Text(line.Quantity));
            yield return ($"{item}[price_data][currency]", order.Currency.ToLowerInvariant());
            yield return ($"{item}[price_data][unit_amount]", Text(Currency.ToSmallestUnit(line.UnitPrice, order.Currency)));
            yield return ($"{item}[price_data][product_data][name]", line.Name);
            yield return ($"{item}[price_data][product_data][description]", show.Title);
        }

        yield return ("success_url", $"{app.Value.OrderPage(order.Id)}?session_id={{CHECKOUT_SESSION_ID}}");
        yield return ("cancel_url", app.Value.OrderPage(order.Id));
        yield return ("client_reference_id", order.Id.ToString());
        yield return ("expires_at", Text(order.ExpiresAt.ToUnixTimeSeconds()));
        yield return ("payment_intent_data[description]", description);
        yield return ("payment_intent_data[application_fee_amount]", Text(Currency.ToSmallestUnit(order.Fee, order.Currency)));
        yield return ("payment_intent_data[transfer_data][destination]", order.Destination ?? throw new InvalidOperationException($"Order {order.Id} costs {order.Total} and has nobody to give it to."));
        foreach (var (name, value) in Metadata(order, show))
        {
            yield return ($"metadata[{name}]", value);
            yield return ($"payment_intent_data[metadata][{name}]", value);
        }
    }

    /// <summary>On the session, on the payment and on the transfer to the producer.</summary>
    public static IReadOnlyList<(string Name, string Value)> Metadata(Order order, Show show) =>
        [("order_id", order.Id.ToString()), ("show_id", show.Id.ToString()), ("show_title", show.Title), ("description", $"Tickets for {show.Title}")];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
