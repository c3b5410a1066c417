using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>What customers do at the gateways, and what the gateways have of their money.</summary>
public sealed class GatewaysDriver(Api api, ScenarioVendors vendors, ShopDriver shop, Purchases purchases)
{
    public static string CodeOf(string gateway) => gateway.ToLowerInvariant();

    public Task<ApiAnswer> AttemptStartAsync(Person person, string? gateway) => api.CallAsync(person, "pay-shop-order", [purchases.Of(person).Id], new { Gateway = gateway is null ? null : CodeOf(gateway) });

    public async Task<PurchasePaymentJson> StartAsync(Person person, string gateway) => (await AttemptStartAsync(person, gateway)).As<PurchasePaymentJson>();

    /// <summary>Starts the payment and agrees to it on the gateway's page; the gateway notifies.</summary>
    public async Task PayAsync(Person person, string gateway)
    {
        await StartAsync(person, gateway);
        await AgreeAsync(person);
    }

    /// <summary>The customer agrees on the page of their last payment: the money is held.</summary>
    public async Task AgreeAsync(Person person)
    {
        var payment = await PaymentAsync(person);
        switch (payment.Gateway)
        {
            case "yookassa":
                await vendors.YooKassa.WaitForCapture(YooKassaId(payment.Id));
                break;
            case "stripe":
                await vendors.Stripe.PayCheckout(vendors.Stripe.Sessions.Single(s => s.ClientReferenceId == payment.Id.ToString()).Id);
                break;
            default:
                await vendors.CloudPayments.PayOrder(orderId: vendors.CloudPayments.Orders.Single(o => o.InvoiceId == payment.Id.ToString()).Id);
                break;
        }
    }

    public async Task<PurchasePaymentJson> PaymentAsync(Person person) =>
        (await shop.SeePurchaseAsync(person)).Payment ?? throw new InvalidOperationException($"{person.Name} has started no payment.");

    /// <summary>What a gateway holds, has taken and has given back.</summary>
    public (decimal Held, decimal Taken, int Payments, decimal GivenBack) Money(string gateway) => CodeOf(gateway) switch
    {
        "yookassa" => (
            vendors.YooKassa.Payments.Where(p => p.Status == "waiting_for_capture").Sum(p => p.Amount),
            vendors.YooKassa.Payments.Where(p => p.Status == "succeeded").Sum(p => p.Amount),
            vendors.YooKassa.Payments.Count(p => p.Status == "succeeded"),
            vendors.YooKassa.Refunds.Sum(r => r.Amount)),
        "stripe" => (
            vendors.Stripe.Payments.Where(p => p.Status == "requires_capture").Sum(p => p.Amount) / 100m,
            vendors.Stripe.Payments.Where(p => p.Status == "succeeded").Sum(p => p.Amount) / 100m,
            vendors.Stripe.Payments.Count(p => p.Status == "succeeded"),
            vendors.Stripe.Refunds.Sum(r => r.Amount) / 100m),
        _ => (
            vendors.CloudPayments.Payments.Where(p => p.Status == "Authorized").Sum(p => p.Amount),
            vendors.CloudPayments.Payments.Where(p => p.Status == "Completed").Sum(p => p.Amount),
            vendors.CloudPayments.Payments.Count(p => p.Status == "Completed"),
            vendors.CloudPayments.Refunds.Sum(r => r.Amount)),
    };

    public FaultyVendor Vendor(string gateway) => vendors.All.FirstOrDefault(v => v.Vendor == CodeOf(gateway))
        ?? throw new InvalidOperationException($"There is no vendor '{gateway}'. There are: {string.Join(", ", vendors.All.Select(v => v.Vendor))}.");

    private string YooKassaId(Guid payment) => vendors.YooKassa.Payments.Single(p => p.Metadata.GetValueOrDefault("shop_payment_id") == payment.ToString()).Id;
}
