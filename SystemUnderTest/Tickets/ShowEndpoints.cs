using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

internal static class ShowEndpoints
{
    public static async Task<Created<ShowView>> CreateAsync(Guid id, CreateShowRequest request, ClaimsPrincipal principal, Shows shows, CancellationToken cancellationToken)
    {
        var show = await shows.CreateAsync(Caller.Of(principal), id, request, cancellationToken);
        return TypedResults.Created($"/shows/{show.Id}", new ShowView(show.Id, show.ProducerId, show.Title, show.Currency, show.StartsAt, show.PublishedAt, []));
    }

    public static async Task<Created<TicketKindView>> AddKindAsync(Guid id, CreateTicketKindRequest request, ClaimsPrincipal principal, Shows shows, CancellationToken cancellationToken)
    {
        var kind = await shows.AddKindAsync(Caller.Of(principal), id, request, cancellationToken);
        return TypedResults.Created((string?)null, new TicketKindView(kind.Id, kind.Name, kind.Price, kind.Quantity, 0, kind.Quantity));
    }

    public static async Task<Ok<TicketKindView>> EditKindAsync(Guid id, EditTicketKindRequest request, ClaimsPrincipal principal, Shows shows, CancellationToken cancellationToken) =>
        TypedResults.Ok(await shows.EditKindAsync(Caller.Of(principal), id, request, cancellationToken));

    public static async Task<Ok<ShowView>> PublishAsync(Guid id, ClaimsPrincipal principal, Shows shows, CancellationToken cancellationToken) =>
        TypedResults.Ok(await shows.PublishAsync(Caller.Of(principal), id, cancellationToken));

    public static async Task<Ok<ShowView>> GetAsync(Guid id, ClaimsPrincipal principal, Shows shows, CancellationToken cancellationToken) =>
        TypedResults.Ok(await shows.SeeAsync(Caller.Of(principal), id, cancellationToken));

    public static async Task<Ok<AttendeeListView>> AttendeesAsync(Guid id, ClaimsPrincipal principal, Shows shows, AppDb db, CancellationToken cancellationToken)
    {
        const int Most = 1000;
        var show = await shows.FindOwnAsync(Caller.Of(principal), id, cancellationToken);
        var all = db.Attendees.AsNoTracking().Where(a => a.ShowId == show.Id);
        var total = await all.CountAsync(cancellationToken);
        var items = await all.OrderBy(a => a.Id).Take(Most).Select(a => new AttendeeView(a.Id, a.OrderId, a.TicketKindId)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new AttendeeListView(items, total));
    }
}
