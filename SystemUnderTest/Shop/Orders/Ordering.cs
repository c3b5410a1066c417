using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Shipping;

namespace SystemUnderTest.Shop;

/// <summary>A cart becomes an order, all of it or nothing of it. Two clicks at once wait for each other at the cart, and the second finds it empty.</summary>
internal sealed class Ordering(AppDb db, Carriers carriers, IOptions<ShopOptions> options, TimeProvider time)
{
    /// <exception cref="Refusal">400: an address makes no sense; 409: the cart is empty, or there is not so much.</exception>
    public async Task<ShopOrder> OrderAsync(Caller customer, CreateShopOrderRequest request, CancellationToken cancellationToken)
    {
        var check = new Validation().Require("carrier", carriers.Used.Any(c => c.Code == request.Carrier), $"must be one of {string.Join(", ", carriers.Used.Select(c => c.Code))}");
        request.ShippingAddress.Check(check, "shipping_address");
        request.BillingAddress.Check(check, "billing_address");
        var phone = request.ShippingAddress.Phone ?? await db.Customers.Where(c => c.UserId == customer.Id).Select(c => c.Phone).SingleOrDefaultAsync(cancellationToken);
        check.Require("shipping_address.phone", phone is not null && Customers.IsPhone(phone), "must be + and 10 to 15 digits: the carrier rings there").ThrowIfAny();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var lines = await db.CartLines.FromSql($"SELECT * FROM cart_lines WHERE customer_id = {customer.Id} ORDER BY product_id FOR UPDATE").ToListAsync(cancellationToken);
        if (lines.Count == 0)
            throw Refusal.Conflict("cart_empty", "There is nothing in the cart.");
        var ids = lines.ConvertAll(l => l.ProductId);
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        EnsureThere(lines, products);
        var now = time.Now();
        var id = Guid.CreateVersion7(now);
        var order = new ShopOrder
        {
            Id = id,
            CustomerId = customer.Id,
            Currency = options.Value.Currency,
            Total = lines.Sum(l => products[l.ProductId].Price * l.Quantity),
            ShippingAddress = (request.ShippingAddress with { Phone = phone }).ToJson(),
            BillingAddress = request.BillingAddress.ToJson(),
            Carrier = request.Carrier,
            CreatedAt = now,
            Lines = lines.ConvertAll(l => LineOf(id, products[l.ProductId], l.Quantity)),
        };
        db.ShopOrders.Add(order);
        db.CartLines.RemoveRange(lines);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return order;
    }

    /// <summary>Looked at, not reserved: stock is reserved when the money is held.</summary>
    private static void EnsureThere(List<CartLine> lines, Dictionary<Guid, Product> products)
    {
        var missing = lines.Where(l => products[l.ProductId].Available < l.Quantity).Select(l => products[l.ProductId]).ToList();
        if (missing.Count > 0)
            throw Refusal.Conflict("out_of_stock", $"There is not so much: {string.Join(", ", missing.Select(p => $"{p.Name} ({Math.Max(p.Available, 0)} left)"))}.");
    }

    private static ShopOrderLine LineOf(Guid order, Product product, int quantity) =>
        new() { OrderId = order, ProductId = product.Id, Sku = product.Sku, Name = product.Name, Quantity = quantity, UnitPrice = product.Price, WeightGrams = product.WeightGrams };
}
