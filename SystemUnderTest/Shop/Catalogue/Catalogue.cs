using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>The products that there are.</summary>
internal sealed class Catalogue(AppDb db, TimeProvider time)
{
    private const int MostListed = 200;

    /// <exception cref="Refusal">400: it makes no sense; 409: there is a product with this SKU.</exception>
    public async Task<Product> AddAsync(CreateProductRequest request, CancellationToken cancellationToken)
    {
        new Validation()
            .Text("sku", request.Sku, 40)
            .Text("name", request.Name, 200)
            .Require("price", request.Price is > 0 and < 1_000_000 && decimal.Round(request.Price, 2) == request.Price, "must be above 0, below 1000000, with at most two decimals")
            .Require("stock", request.Stock is >= 0 and <= 1_000_000, "must be between 0 and 1000000")
            .Require("weight_grams", request.WeightGrams is > 0 and <= 100_000, "must be between 1 and 100000")
            .ThrowIfAny();
        var now = time.Now();
        var product = new Product { Id = Guid.CreateVersion7(now), Sku = request.Sku.Trim(), Name = request.Name.Trim(), Price = request.Price, Stock = request.Stock, WeightGrams = request.WeightGrams, CreatedAt = now };
        db.Products.Add(product);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(ProductTable.UniqueSku))
        {
            throw Refusal.Conflict("sku_taken", $"There is a product with the SKU {product.Sku} already.");
        }

        return product;
    }

    public async Task<IReadOnlyList<ProductView>> ListAsync(CancellationToken cancellationToken) =>
        await Views(db.Products.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(MostListed)).ToListAsync(cancellationToken);

    /// <exception cref="Refusal">404: there is none.</exception>
    public async Task<ProductView> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await Views(db.Products.Where(p => p.Id == id)).FirstOrDefaultAsync(cancellationToken) ?? throw Refusal.NotFound("product");

    /// <summary>One rating a customer; another one takes its place.</summary>
    public async Task RateAsync(Guid customer, Guid id, int stars, CancellationToken cancellationToken)
    {
        new Validation().Require("stars", stars is >= 1 and <= 5, "must be between 1 and 5").ThrowIfAny();
        await EnsureExistsAsync(id, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO product_ratings (product_id, customer_id, stars) VALUES ({id}, {customer}, {stars}) ON CONFLICT (product_id, customer_id) DO UPDATE SET stars = excluded.stars", cancellationToken);
    }

    /// <exception cref="Refusal">404: there is none.</exception>
    public async Task EnsureExistsAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, cancellationToken))
            throw Refusal.NotFound("product");
    }

    private IQueryable<ProductView> Views(IQueryable<Product> products) => products.AsNoTracking().Select(p => new ProductView(
        p.Id, p.Sku, p.Name, p.Price, p.Stock, p.Stock - p.Reserved, p.WeightGrams,
        db.ProductRatings.Where(r => r.ProductId == p.Id).Average(r => (double?)r.Stars),
        db.ProductRatings.Count(r => r.ProductId == p.Id)));
}
