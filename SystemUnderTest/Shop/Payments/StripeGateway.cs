using System.Globalization;
using SystemUnderTest.Tickets;

namespace SystemUnderTest.Shop;

/// <summary>Orders paid on Stripe's page, in two stages (capture_method: manual). Stripe counts in the smallest unit.</summary>
internal sealed class StripeGateway(StripeClient stripe) : IPaymentGateway
{
    public const string PaymentKey = "shop_payment_id";

    private const string Name = "Stripe";
    private const int SmallestUnits = 100;

    public string Code => "stripe";

    public async Task<GatewayPayment> StartAsync(ShopPayment payment, string description, string returnUrl, CancellationToken cancellationToken) =>
        Read(await Try(() => stripe.CreateSessionAsync(Form(payment, description, returnUrl), payment.Id, cancellationToken)), null);

    public async Task<GatewayPayment?> FindAsync(ShopPayment payment, CancellationToken cancellationToken)
    {
        if (payment.ProviderId is not { } id || await Try(() => stripe.FindSessionAsync(id, cancellationToken)) is not { } session)
            return null;
        return Read(session, session.PaymentIntent is { } intent ? await Try(() => stripe.FindPaymentAsync(intent, cancellationToken)) : null);
    }

    public Task CaptureAsync(ShopPayment payment, CancellationToken cancellationToken) => Try(() => stripe.CaptureAsync(payment.ProviderTransaction!, payment.Id, cancellationToken));

    public Task ReleaseAsync(ShopPayment payment, CancellationToken cancellationToken) => Try(() => stripe.CancelAsync(payment.ProviderTransaction!, payment.Id, cancellationToken));

    public Task<string> RefundAsync(ShopPayment payment, Guid refund, decimal amount, CancellationToken cancellationToken) =>
        Try(() => stripe.RefundAsync(payment.ProviderTransaction!, refund, decimal.ToInt64(amount * SmallestUnits), cancellationToken));

    public Task<bool> IsWellAsync(CancellationToken cancellationToken) => stripe.IsWellAsync(cancellationToken);

    private static IEnumerable<(string Name, string Value)> Form(ShopPayment payment, string description, string returnUrl) =>
    [
        ("mode", "payment"),
        ("line_items[0][quantity]", "1"),
        ("line_items[0][price_data][currency]", payment.Currency.ToLowerInvariant()),
        ("line_items[0][price_data][unit_amount]", decimal.ToInt64(payment.Amount * SmallestUnits).ToString(CultureInfo.InvariantCulture)),
        ("line_items[0][price_data][product_data][name]", description),
        ("success_url", returnUrl),
        ("cancel_url", returnUrl),
        ("client_reference_id", payment.Id.ToString()),
        ("payment_intent_data[capture_method]", "manual"),
        ("payment_intent_data[description]", description),
        ($"metadata[{PaymentKey}]", payment.Id.ToString()),
        ($"payment_intent_data[metadata][{PaymentKey}]", payment.Id.ToString()),
    ];

    private static GatewayPayment Read(StripeSession session, StripeIntent? payment) => new(
        session.Id,
        session.PaymentIntent,
        (session.Status, payment?.Status) switch
        {
            (_, "requires_capture") => GatewayState.Held,
            (_, "succeeded") => GatewayState.Taken,
            (_, "canceled") or ("expired", _) => GatewayState.Over,
            ("open" or "complete", _) => GatewayState.Open,
            _ => throw GatewayTrouble.Unintelligible(Name),
        },
        (session.AmountTotal ?? throw GatewayTrouble.Unintelligible(Name)) / (decimal)SmallestUnits,
        session.Currency?.ToUpperInvariant() ?? throw GatewayTrouble.Unintelligible(Name),
        session.Url,
        session.Status == "expired" ? "expired" : payment?.Status == "canceled" ? "canceled" : null);

    private static async Task<T> Try<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (StripeTrouble trouble)
        {
            throw new GatewayTrouble(trouble.Status, trouble.Code, trouble.StripeMessage.Length > 0 ? $"Stripe refused the request: {trouble.StripeMessage}" : trouble.Message, trouble.IsOutcomeKnown) { IsRefusal = trouble.StripeMessage.Length > 0 };
        }
    }
}
