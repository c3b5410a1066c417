using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

internal static class CartEndpoints
{
    public static async Task<Ok<CartView>> ShowAsync(ClaimsPrincipal principal, Carts carts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await carts.ShowAsync(Caller.Of(principal).Id, cancellationToken));

    public static async Task<Ok<CartView>> AddAsync(CartItemRequest request, ClaimsPrincipal principal, Carts carts, CancellationToken cancellationToken)
    {
        var customer = Caller.Of(principal).Id;
        await carts.AddAsync(customer, request.ProductId, request.Quantity, cancellationToken);
        return TypedResults.Ok(await carts.ShowAsync(customer, cancellationToken));
    }

    public static async Task<Ok<CartView>> RemoveAsync(Guid product, ClaimsPrincipal principal, Carts carts, CancellationToken cancellationToken)
    {
        var customer = Caller.Of(principal).Id;
        await carts.RemoveAsync(customer, product, cancellationToken);
        return TypedResults.Ok(await carts.ShowAsync(customer, cancellationToken));
    }
}

internal sealed record CartItemRequest(Guid ProductId, int Quantity);

internal sealed record CartItemView(Guid ProductId, string Sku, string Name, int Quantity, decimal UnitPrice, decimal Total);

internal sealed record CartView(IReadOnlyList<CartItemView> Items, decimal Total);
