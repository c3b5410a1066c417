using System.Globalization;
using SystemUnderTest.Payments;

namespace SystemUnderTest.Shop;

/// <summary>Orders paid through YooKassa, in two stages (capture: false).</summary>
internal sealed class YooKassaGateway(YooKassaClient yooKassa) : IPaymentGateway
{
    public const string PaymentKey = "shop_payment_id";

    private const string Name = "YooKassa";

    public string Code => "yookassa";

    public async Task<GatewayPayment> StartAsync(ShopPayment payment, string description, string returnUrl, CancellationToken cancellationToken) => Read(await Try(() => yooKassa.HoldAsync(
        payment.Id, payment.Amount, payment.Currency, description, returnUrl, new Dictionary<string, string>(StringComparer.Ordinal) { [PaymentKey] = payment.Id.ToString() }, cancellationToken)));

    public async Task<GatewayPayment?> FindAsync(ShopPayment payment, CancellationToken cancellationToken) =>
        payment.ProviderId is { } id && await Try(() => yooKassa.FindAsync(id, cancellationToken)) is { } found ? Read(found) : null;

    public Task CaptureAsync(ShopPayment payment, CancellationToken cancellationToken) => Try(() => yooKassa.CaptureAsync(payment.ProviderId!, payment.Id, cancellationToken));

    public Task ReleaseAsync(ShopPayment payment, CancellationToken cancellationToken) => Try(() => yooKassa.CancelAsync(payment.ProviderId!, payment.Id, cancellationToken));

    public async Task<string> RefundAsync(ShopPayment payment, Guid refund, decimal amount, CancellationToken cancellationToken) =>
        (await Try(() => yooKassa.RefundAsync(refund, payment.ProviderId!, amount, payment.Currency, cancellationToken))).Id;

    public Task<bool> IsWellAsync(CancellationToken cancellationToken) => yooKassa.IsWellAsync(cancellationToken);

    private static GatewayPayment Read(ProviderPayment found) => new(
        found.Id,
        null,
        found.Status switch
        {
            PaymentStatus.Pending => GatewayState.Open,
            PaymentStatus.WaitingForCapture => GatewayState.Held,
            PaymentStatus.Succeeded => GatewayState.Taken,
            PaymentStatus.Canceled => GatewayState.Over,
            _ => throw GatewayTrouble.Unintelligible(Name),
        },
        decimal.TryParse(found.Amount.Value, CultureInfo.InvariantCulture, out var amount) ? amount : throw GatewayTrouble.Unintelligible(Name),
        found.Amount.Currency,
        found.Confirmation?.ConfirmationUrl,
        found.CancellationDetails?.Reason);

    private static async Task<T> Try<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ProviderTrouble trouble)
        {
            throw new GatewayTrouble(trouble.Status, trouble.Code, trouble.Message, trouble.IsOutcomeKnown) { IsRefusal = trouble.IsRefusal };
        }
    }
}
