using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

/// <summary>Orders as their customers see them, and administrators; to all others they do not exist.</summary>
internal sealed class ShopOrders(AppDb db)
{
    private const int MostListed = 100;

    public async Task<ShopOrderListView> ListAsync(Caller customer, CancellationToken cancellationToken)
    {
        var own = db.ShopOrders.AsNoTracking().Where(o => o.CustomerId == customer.Id);
        var orders = await own.Include(o => o.Lines).OrderByDescending(o => o.Id).Take(MostListed).ToListAsync(cancellationToken);
        return new ShopOrderListView(await ViewsAsync(orders, cancellationToken), await own.CountAsync(cancellationToken));
    }

    /// <exception cref="Refusal">404: there is none, or it is somebody else's.</exception>
    public async Task<ShopOrderView> ShowAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        (await ViewsAsync([await FindAsync(caller, id, cancellationToken)], cancellationToken))[0];

    /// <exception cref="Refusal">404: there is none, or it is somebody else's.</exception>
    public async Task<ShopNoticeListView> NoticesAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var order = await FindAsync(caller, id, cancellationToken);
        return new ShopNoticeListView(await db.ShopNotices.AsNoTracking().Where(n => n.OrderId == order.Id).OrderBy(n => n.Id)
            .Select(n => new ShopNoticeView(n.Id, n.Kind, n.Channel, n.Status, n.Failures, n.LastError, n.CreatedAt, n.SentAt)).ToListAsync(cancellationToken));
    }

    private async Task<ShopOrder> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await db.ShopOrders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id && (o.CustomerId == caller.Id || caller.Role == Roles.Admin), cancellationToken) ?? throw Refusal.NotFound("order");

    private async Task<IReadOnlyList<ShopOrderView>> ViewsAsync(List<ShopOrder> orders, CancellationToken cancellationToken)
    {
        var ids = orders.ConvertAll(o => o.Id);
        var payments = await db.ShopPayments.AsNoTracking().Where(p => ids.Contains(p.OrderId)).ToListAsync(cancellationToken);
        var paymentIds = payments.ConvertAll(p => p.Id);
        var refunds = await db.ShopRefunds.AsNoTracking().Where(r => paymentIds.Contains(r.PaymentId)).ToListAsync(cancellationToken);

        // The last one counts: those before it came to nothing.
        var last = payments.GroupBy(p => p.OrderId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Id)!);
        return orders.ConvertAll(o => ShopOrderView.Of(o, last.GetValueOrDefault(o.Id), refunds.FindAll(r => r.PaymentId == last.GetValueOrDefault(o.Id)?.Id)));
    }
}
