using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

internal static class ProductEndpoints
{
    public static async Task<Created<ProductView>> CreateAsync(CreateProductRequest request, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var product = await catalogue.AddAsync(request, cancellationToken);
        return TypedResults.Created($"/shop/products/{product.Id}", await catalogue.FindAsync(product.Id, cancellationToken));
    }

    public static async Task<Ok<ProductListView>> ListAsync(Catalogue catalogue, CancellationToken cancellationToken) => TypedResults.Ok(new ProductListView(await catalogue.ListAsync(cancellationToken)));

    public static async Task<Ok<ProductView>> GetAsync(Guid id, Catalogue catalogue, CancellationToken cancellationToken) => TypedResults.Ok(await catalogue.FindAsync(id, cancellationToken));

    public static async Task<Ok<ProductView>> RateAsync(Guid id, RateProductRequest request, ClaimsPrincipal principal, Catalogue catalogue, CancellationToken cancellationToken)
    {
        await catalogue.RateAsync(Caller.Of(principal).Id, id, request.Stars, cancellationToken);
        return TypedResults.Ok(await catalogue.FindAsync(id, cancellationToken));
    }

    public static async Task<NoContent> ViewAsync(Guid id, ClaimsPrincipal principal, Catalogue catalogue, ShopTracking tracking, CancellationToken cancellationToken)
    {
        await catalogue.EnsureExistsAsync(id, cancellationToken);
        await tracking.PageViewedAsync(Caller.Of(principal).Id, id, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="Sku">By this the warehouse knows it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Price">In the shop's currency.</param>
/// <param name="Stock">How many lie in the warehouse.</param>
/// <param name="WeightGrams">What one weighs.</param>
internal sealed record CreateProductRequest(string Sku, string Name, decimal Price, int Stock, int WeightGrams = 500);

internal sealed record RateProductRequest(int Stars);

/// <param name="Id">Its id.</param>
/// <param name="Sku">By this the warehouse knows it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Price">In the shop's currency.</param>
/// <param name="Stock">How many lie in the warehouse.</param>
/// <param name="Available">How many of them can be bought now.</param>
/// <param name="WeightGrams">What one weighs.</param>
/// <param name="Rating">The average of its stars; null: nobody has rated it.</param>
/// <param name="Ratings">How many have.</param>
internal sealed record ProductView(Guid Id, string Sku, string Name, decimal Price, int Stock, int Available, int WeightGrams, double? Rating, int Ratings);

internal sealed record ProductListView(IReadOnlyList<ProductView> Items);
