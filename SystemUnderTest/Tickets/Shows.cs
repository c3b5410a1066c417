using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

/// <summary>What producers do with shows, and what everybody sees of them.</summary>
internal sealed class Shows(AppDb db, Producers producers, TimeProvider time)
{
    public const decimal LargestPrice = 49_999.99m;
    public const int MostTickets = 1_000_000;

    public async Task<Show> CreateAsync(Caller owner, Guid producerId, CreateShowRequest request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        new Validation()
            .Text("title", request.Title, 200)
            .Require("currency", Currency.IsKnown(request.Currency), $"must be one of {string.Join(", ", Currency.All)}")
            .Require("starts_at", request.StartsAt > now, "must lie in the future")
            .ThrowIfAny();
        var producer = await producers.FindAsync(owner, producerId, cancellationToken);
        var show = new Show { Id = Guid.CreateVersion7(now), ProducerId = producer.Id, Title = request.Title.Trim(), Currency = request.Currency, StartsAt = request.StartsAt.ToUniversalTime(), CreatedAt = now };
        db.Shows.Add(show);
        await db.SaveChangesAsync(cancellationToken);
        return show;
    }

    public async Task<TicketKind> AddKindAsync(Caller owner, Guid showId, CreateTicketKindRequest request, CancellationToken cancellationToken)
    {
        new Validation()
            .Text("name", request.Name, 200)
            .Require("quantity", request.Quantity is null or (>= 1 and <= MostTickets), $"must be between 1 and {MostTickets}")
            .ThrowIfAny();
        var show = await FindOwnAsync(owner, showId, cancellationToken);
        CheckPrice(request.Price, show.Currency);
        var kind = new TicketKind { Id = Guid.CreateVersion7(time.Now()), ShowId = show.Id, Name = request.Name.Trim(), Price = request.Price, Quantity = request.Quantity };
        db.TicketKinds.Add(kind);
        await db.SaveChangesAsync(cancellationToken);
        return kind;
    }

    /// <summary>Changes the price of what is ordered from now on; orders keep the price that they were made with.</summary>
    public async Task<TicketKindView> EditKindAsync(Caller owner, Guid id, EditTicketKindRequest request, CancellationToken cancellationToken)
    {
        var kind = await db.TicketKinds.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id, cancellationToken) ?? throw Refusal.NotFound("ticket kind");
        var show = await FindOwnAsync(owner, kind.ShowId, cancellationToken, "ticket kind");
        CheckPrice(request.Price, show.Currency);
        await db.TicketKinds.Where(k => k.Id == id).ExecuteUpdateAsync(k => k.SetProperty(x => x.Price, request.Price), cancellationToken);
        return (await KindsAsync(kind.ShowId, cancellationToken)).Single(k => k.Id == id);
    }

    /// <exception cref="Refusal">404: it is somebody else's; 409: it has nothing to sell, or what it sells cannot be paid.</exception>
    public async Task<ShowView> PublishAsync(Caller owner, Guid id, CancellationToken cancellationToken)
    {
        var show = await FindOwnAsync(owner, id, cancellationToken);
        var prices = await db.TicketKinds.Where(k => k.ShowId == id).Select(k => k.Price).ToListAsync(cancellationToken);
        if (prices.Count == 0)
            throw Refusal.Conflict("show_without_tickets", $"\"{show.Title}\" has no tickets to sell.");
        var producer = await producers.FindAsync(owner, show.ProducerId, cancellationToken);
        if (prices.Exists(p => p > 0) && !producer.ChargesEnabled)
            throw Refusal.Conflict("payments_not_enabled", $"{producer.Name} cannot take payments yet: connect an account at Stripe first, or sell free tickets only.");
        var now = time.Now();
        await db.Shows.Where(s => s.Id == id && s.PublishedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.PublishedAt, now), cancellationToken);
        return await SeeAsync(owner, id, cancellationToken);
    }

    /// <summary>Everybody sees a show that is published, its producer sees it before.</summary>
    public async Task<ShowView> SeeAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var show = await db.Shows.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) ?? throw Refusal.NotFound("show");
        if (show.PublishedAt is null)
            await FindOwnAsync(caller, id, cancellationToken);
        return new ShowView(show.Id, show.ProducerId, show.Title, show.Currency, show.StartsAt, show.PublishedAt, await KindsAsync(id, cancellationToken));
    }

    /// <summary>The caller's own show.</summary>
    /// <exception cref="Refusal">404: there is none, or it is somebody else's.</exception>
    public async Task<Show> FindOwnAsync(Caller owner, Guid id, CancellationToken cancellationToken, string what = "show") =>
        await (from s in db.Shows.AsNoTracking() join p in db.Producers on s.ProducerId equals p.Id where s.Id == id && p.OwnerId == owner.Id select s).FirstOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound(what);

    /// <summary>A hold that is over counts as gone, also while nobody has cleared it away.</summary>
    private Task<List<TicketKindView>> KindsAsync(Guid show, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.TicketKinds.AsNoTracking().Where(k => k.ShowId == show).OrderBy(k => k.Name).ThenBy(k => k.Id)
            .Select(k => new TicketKindView(
                k.Id,
                k.Name,
                k.Price,
                k.Quantity,
                db.Attendees.Count(a => a.TicketKindId == k.Id),
                k.Quantity - k.Sold - db.HoldLines.Where(l => l.TicketKindId == k.Id && db.Holds.Any(h => h.Id == l.HoldId && h.ExpiresAt > now)).Sum(l => l.Quantity)))
            .ToListAsync(cancellationToken);
    }

    private static void CheckPrice(decimal price, string currency) => new Validation()
        .Require("price", price >= 0, "must not be negative")
        .Require("price", price <= LargestPrice, $"must be at most {LargestPrice}")
        .Require("price", Currency.Fits(price, currency), $"has more decimals than {currency} has")
        .Require("price", price <= 0 || price >= Currency.Least(currency), $"must be 0, or at least {Currency.Least(currency)} {currency}")
        .ThrowIfAny();
}
