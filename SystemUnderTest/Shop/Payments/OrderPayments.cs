using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications;

namespace SystemUnderTest.Shop;

/// <summary>
/// Starts the payment of an order, once: our row is committed first, the gateway is asked outside of any transaction with the row's id as key, then its
/// answer is stored. Whoever comes again continues with the same row and the same key.
/// </summary>
internal sealed class OrderPayments(AppDb db, PaymentGateways gateways, IOptions<ShopOptions> options, IOptions<AppOptions> app, TimeProvider time)
{
    /// <exception cref="Refusal">404: there is no such order; 409: it is paid, or paid elsewhere already; 502 to 504: the gateway has trouble.</exception>
    public async Task<(ShopPayment Payment, bool IsNew)> StartAsync(Caller customer, Guid orderId, string? gateway, CancellationToken cancellationToken)
    {
        var chosen = gateways.Choose(gateway ?? options.Value.Gateway);
        var order = await db.ShopOrders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && o.CustomerId == customer.Id, cancellationToken) ?? throw Refusal.NotFound("order");
        if (order.Status != ShopOrderStatus.Pending)
            throw Refusal.Conflict("order_not_payable", $"The order is {order.Status}; only a pending one can be paid.");
        var (payment, isNew) = await OpenAsync(order, chosen.Code, cancellationToken);
        if (payment.Gateway != chosen.Code)
            throw Refusal.Conflict("payment_under_way", $"A payment through {payment.Gateway} is under way.");
        if (payment.ProviderId is null)
            await CreateAsync(payment, chosen, cancellationToken);
        return (payment, isNew);
    }

    public Task<ShopPayment?> FindAsync(Guid id, CancellationToken cancellationToken) => db.ShopPayments.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);

    public Task<bool> IsOursAsync(string gateway, string providerId, CancellationToken cancellationToken) => db.ShopPayments.AnyAsync(p => p.Gateway == gateway && p.ProviderId == providerId, cancellationToken);

    /// <summary>The order's payment that is alive; null if there is none.</summary>
    public Task<ShopPayment?> FindOfAsync(Guid order, CancellationToken cancellationToken) => db.ShopPayments.AsNoTracking()
        .FirstOrDefaultAsync(p => p.OrderId == order && p.Status != ShopPaymentStatus.Cancelled && p.Status != ShopPaymentStatus.Failed, cancellationToken);

    private async Task<(ShopPayment Payment, bool IsNew)> OpenAsync(ShopOrder order, string gateway, CancellationToken cancellationToken)
    {
        if (await FindOfAsync(order.Id, cancellationToken) is { } open)
            return (open, false);
        var now = time.Now();
        var payment = new ShopPayment { Id = Guid.CreateVersion7(now), OrderId = order.Id, Gateway = gateway, Amount = order.Total, Currency = order.Currency, CreatedAt = now };
        db.ShopPayments.Add(payment);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return (payment, true);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(ShopPaymentTable.OneAlive))
        {
            db.Entry(payment).State = EntityState.Detached;
            return (await FindOfAsync(order.Id, cancellationToken) ?? throw Refusal.Conflict("payment_just_ended", "Another payment of this order has just ended. Look at the order again."), false);
        }
    }

    private async Task CreateAsync(ShopPayment payment, IPaymentGateway gateway, CancellationToken cancellationToken)
    {
        try
        {
            var made = await gateway.StartAsync(payment, $"Order {payment.OrderId}", app.Value.ShopOrderPage(payment.OrderId), cancellationToken);
            (payment.ProviderId, payment.PageUrl) = (made.ProviderId, made.PageUrl);
            await db.ShopPayments.Where(p => p.Id == payment.Id && p.ProviderId == null)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.ProviderId, made.ProviderId).SetProperty(x => x.PageUrl, made.PageUrl), CancellationToken.None);
        }
        catch (GatewayTrouble trouble) when (trouble.IsOutcomeKnown)
        {
            await db.ShopPayments.Where(p => p.Id == payment.Id && p.ProviderId == null && p.Status == ShopPaymentStatus.Pending)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, ShopPaymentStatus.Failed).SetProperty(x => x.Reason, trouble.Code), CancellationToken.None);
            throw;
        }
    }
}
