using System.Globalization;

namespace SystemUnderTest.Shop;

/// <summary>Orders paid on CloudPayments' page, in two stages (RequireConfirmation). A payment is found by our own number, InvoiceId.</summary>
internal sealed class CloudPaymentsGateway(CloudPaymentsClient cloudPayments) : IPaymentGateway
{
    private const string Name = "CloudPayments";

    public string Code => "cloudpayments";

    public async Task<GatewayPayment> StartAsync(ShopPayment payment, string description, string returnUrl, CancellationToken cancellationToken)
    {
        var bill = await DoneAsync<CloudPaymentsBill>(
            "orders/create",
            new { payment.Amount, payment.Currency, Description = description, InvoiceId = payment.Id.ToString(), RequireConfirmation = true, SuccessRedirectUrl = returnUrl, FailRedirectUrl = returnUrl },
            $"order-{payment.Id}",
            cancellationToken);
        return bill is { Id.Length: > 0 } ? new GatewayPayment(bill.Id, null, GatewayState.Open, payment.Amount, payment.Currency, bill.Url) : throw GatewayTrouble.Unintelligible(Name);
    }

    /// <summary>
    /// By its own number once there is money; until then the latest attempt, since a customer whose card was declined may try another on the same page.
    /// By then the latest may be somebody's attempt to pay again, that was turned away.
    /// </summary>
    public async Task<GatewayPayment?> FindAsync(ShopPayment payment, CancellationToken cancellationToken)
    {
        if (payment.ProviderId is not { } bill)
            return null;
        var found = payment.ProviderTransaction is null
            ? await cloudPayments.CallAsync<CloudPaymentsTransaction>("payments/find", new { InvoiceId = payment.Id.ToString() }, null, cancellationToken)
            : await cloudPayments.CallAsync<CloudPaymentsTransaction>("payments/get", new { TransactionId = Number(payment) }, null, cancellationToken);
        return found.Model is { } paid
            ? new GatewayPayment(bill, paid.TransactionId.ToString(CultureInfo.InvariantCulture), StateOf(paid.Status), paid.Amount, paid.Currency, Reason: paid.Reason)
            : new GatewayPayment(bill, null, GatewayState.Open, payment.Amount, payment.Currency);
    }

    public Task CaptureAsync(ShopPayment payment, CancellationToken cancellationToken) =>
        DoneAsync<object>("payments/confirm", new { TransactionId = Number(payment), payment.Amount }, $"confirm-{payment.Id}", cancellationToken);

    public Task ReleaseAsync(ShopPayment payment, CancellationToken cancellationToken) =>
        DoneAsync<object>("payments/void", new { TransactionId = Number(payment) }, $"void-{payment.Id}", cancellationToken);

    public async Task<string> RefundAsync(ShopPayment payment, Guid refund, decimal amount, CancellationToken cancellationToken)
    {
        var made = await DoneAsync<CloudPaymentsRefund>("payments/refund", new { TransactionId = Number(payment), Amount = amount }, $"refund-{refund}", cancellationToken);
        return (made ?? throw GatewayTrouble.Unintelligible(Name)).TransactionId.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await cloudPayments.CallAsync<object>("test", new { }, null, cancellationToken)).Success;

    private async Task<T?> DoneAsync<T>(string path, object body, string key, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await cloudPayments.CallAsync<T>(path, body, key, cancellationToken);
        return answer.Success ? answer.Model : throw GatewayTrouble.Refused(Name, answer.Message ?? "no reason given");
    }

    private static long Number(ShopPayment payment) => long.Parse(payment.ProviderTransaction!, CultureInfo.InvariantCulture);

    private static GatewayState StateOf(string status) => status switch
    {
        "AwaitingAuthentication" or "Declined" => GatewayState.Open,
        "Authorized" => GatewayState.Held,
        "Completed" => GatewayState.Taken,
        "Cancelled" => GatewayState.Over,
        _ => throw GatewayTrouble.Unintelligible(Name),
    };
}
