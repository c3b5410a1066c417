using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>What customers have chosen and not ordered yet. A cart promises nothing: neither stock nor price.</summary>
internal sealed class Carts(AppDb db, Catalogue catalogue, ShopTracking tracking)
{
    /// <summary>So many more of a product. One statement, so that two clicks at once add up.</summary>
    /// <exception cref="Refusal">400: no such quantity; 404: no such product; 409: more than a cart takes.</exception>
    public async Task AddAsync(Guid customer, Guid product, int quantity, CancellationToken cancellationToken)
    {
        new Validation().Require("quantity", quantity is >= 1 and <= CartLine.Most, $"must be between 1 and {CartLine.Most}").ThrowIfAny();
        await catalogue.EnsureExistsAsync(product, cancellationToken);
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO cart_lines (customer_id, product_id, quantity) VALUES ({customer}, {product}, {quantity})
            ON CONFLICT (customer_id, product_id) DO UPDATE SET quantity = cart_lines.quantity + excluded.quantity
            WHERE cart_lines.quantity + excluded.quantity <= {CartLine.Most}
            """,
            cancellationToken);
        if (written == 0)
            throw Refusal.Conflict("too_many", $"A cart takes at most {CartLine.Most} of one product.");
        await tracking.AddedToCartAsync(customer, product, cancellationToken);
    }

    /// <exception cref="Refusal">404: it is not in the cart.</exception>
    public async Task RemoveAsync(Guid customer, Guid product, CancellationToken cancellationToken)
    {
        if (await db.CartLines.Where(l => l.CustomerId == customer && l.ProductId == product).ExecuteDeleteAsync(cancellationToken) == 0)
            throw Refusal.NotFound("product in the cart");
    }

    public async Task<CartView> ShowAsync(Guid customer, CancellationToken cancellationToken)
    {
        var items = await (
            from line in db.CartLines
            join product in db.Products on line.ProductId equals product.Id
            where line.CustomerId == customer
            orderby product.Name, product.Id
            select new CartItemView(product.Id, product.Sku, product.Name, line.Quantity, product.Price, product.Price * line.Quantity)).ToListAsync(cancellationToken);
        return new CartView(items, items.Sum(i => i.Total));
    }
}
