using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

/// <summary>What somebody wants, checked: of one show that sells, kinds of that show, as many as one may have.</summary>
internal sealed class Basket(AppDb db, TimeProvider time, IOptions<TicketOptions> options)
{
    private const int MostKinds = 10;

    /// <exception cref="Refusal">400: the items make no sense; 404: no such show; 409: it doesn't sell, and why.</exception>
    public async Task<(Show Show, IReadOnlyList<(Guid Kind, int Quantity)> Items, IReadOnlyDictionary<Guid, TicketKind> Seen)> CheckAsync(Guid showId, IReadOnlyList<TicketItem> items, CancellationToken cancellationToken)
    {
        CheckItems(items);
        var show = await db.Shows.AsNoTracking().FirstOrDefaultAsync(s => s.Id == showId, cancellationToken) ?? throw Refusal.NotFound("show");
        CheckOnSale(show);
        var ids = items.Select(i => i.TicketKindId).ToList();
        var known = await db.TicketKinds.AsNoTracking().Where(k => k.ShowId == showId && ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id, cancellationToken);
        var strangers = items.Index().Where(i => !known.ContainsKey(i.Item.TicketKindId)).ToList();
        if (strangers.Count > 0)
        {
            throw new Refusal(StatusCodes.Status400BadRequest, "unknown_ticket_kind", $"\"{show.Title}\" has no such tickets: {string.Join(", ", strangers.Select(s => s.Item.TicketKindId))}.")
            {
                Errors = strangers.ToDictionary(s => $"items[{s.Index}].ticket_kind_id", _ => (string[])["is no ticket of this show"], StringComparer.Ordinal),
            };
        }

        return (show, [.. items.Select(i => (i.TicketKindId, i.Quantity))], known);
    }

    /// <exception cref="Refusal">409: it isn't published, or it is over.</exception>
    public void CheckOnSale(Show show)
    {
        if (show.PublishedAt is null)
            throw Refusal.Conflict("show_not_published", $"\"{show.Title}\" is not on sale yet.");
        if (show.StartsAt <= time.GetUtcNow())
            throw Refusal.Conflict("show_over", $"\"{show.Title}\" has begun or is over; its tickets are not sold any more.");
    }

    private void CheckItems(IReadOnlyList<TicketItem> items)
    {
        var most = options.Value.MostPerOrder;
        var check = new Validation()
            .Require("items", items.Count > 0, "must not be empty")
            .Require("items", items.Count <= MostKinds, $"must be at most {MostKinds} kinds of tickets")
            .Require("items", items.DistinctBy(i => i.TicketKindId).Count() == items.Count, "must name each kind of ticket once")
            .Require("items", items.Sum(i => (long)Math.Max(i.Quantity, 0)) <= most, $"must be at most {most} tickets");
        foreach (var (at, item) in items.Index().Take(MostKinds))
            check.Require($"items[{at}].quantity", item.Quantity >= 1, "must be at least 1").Require($"items[{at}].quantity", item.Quantity <= most, $"must be at most {most}");
        check.ThrowIfAny();
    }
}
