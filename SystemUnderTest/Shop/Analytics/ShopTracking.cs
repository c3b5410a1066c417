using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Shop;

/// <summary>Counts what customers do, and what comes of it.</summary>
internal sealed class ShopTracking(AppDb db, TimeProvider time)
{
    public Task PageViewedAsync(Guid customer, Guid product, CancellationToken cancellationToken) => AddAsync(ShopEventKind.PageView, customer, product, cancellationToken);

    public Task AddedToCartAsync(Guid customer, Guid product, CancellationToken cancellationToken) => AddAsync(ShopEventKind.CartAddition, customer, product, cancellationToken);

    /// <summary>Part of what the caller saves: an order is bought once.</summary>
    public void Bought(Guid customer, Guid order)
    {
        var now = time.Now();
        db.ShopEvents.Add(new ShopEvent { Id = Guid.CreateVersion7(now), Kind = ShopEventKind.Purchase, CustomerId = customer, OrderId = order, At = now });
    }

    public async Task<StatisticsView> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await db.ShopEvents.GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancellationToken);
        var (views, additions, purchases) = (counts.GetValueOrDefault(ShopEventKind.PageView), counts.GetValueOrDefault(ShopEventKind.CartAddition), counts.GetValueOrDefault(ShopEventKind.Purchase));
        return new StatisticsView(views, additions, purchases, views == 0 ? 0 : Math.Round(100m * purchases / views, 2));
    }

    private async Task AddAsync(string kind, Guid customer, Guid product, CancellationToken cancellationToken)
    {
        var now = time.Now();
        db.ShopEvents.Add(new ShopEvent { Id = Guid.CreateVersion7(now), Kind = kind, CustomerId = customer, ProductId = product, At = now });
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="PageViews">How often a product was looked at.</param>
/// <param name="CartAdditions">How often one was put into a cart.</param>
/// <param name="Purchases">How many orders were confirmed.</param>
/// <param name="ConversionRate">Purchases for a hundred page views; 0 while there are none.</param>
internal sealed record StatisticsView(int PageViews, int CartAdditions, int Purchases, decimal ConversionRate);
