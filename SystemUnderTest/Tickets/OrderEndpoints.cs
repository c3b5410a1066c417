using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

internal static class OrderEndpoints
{
    public static async Task<Results<Created<OrderView>, Ok<OrderView>>> CreateAsync(
        CreateOrderRequest request, [FromHeader(Name = "Idempotency-Key")] string? key, ClaimsPrincipal principal, Checkout checkout, CancellationToken cancellationToken)
    {
        var (order, isNew) = await checkout.BuyAsync(Caller.Of(principal), request, key, cancellationToken);
        return isNew ? TypedResults.Created($"/orders/{order.Id}", OrderView.Of(order)) : TypedResults.Ok(OrderView.Of(order));
    }

    public static async Task<Ok<OrderListView>> ListAsync(ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        const int Most = 100;
        var buyer = Caller.Of(principal).Id;
        var own = db.Orders.AsNoTracking().Where(o => o.BuyerId == buyer);
        var total = await own.CountAsync(cancellationToken);
        var items = await own.Include(o => o.Lines).OrderByDescending(o => o.Id).Take(Most).ToListAsync(cancellationToken);
        return TypedResults.Ok(new OrderListView([.. items.Select(OrderView.Of)], total));
    }

    public static async Task<Ok<OrderView>> GetAsync(Guid id, ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(OrderView.Of(await FindAsync(id, principal, db, cancellationToken)));

    /// <summary>The success page: Stripe is asked whether it is true, and the order follows what it says.</summary>
    public static async Task<Ok<OrderView>> ConfirmAsync(
        Guid id, ConfirmOrderRequest request, ClaimsPrincipal principal, AppDb db, StripeClient stripe, OrderCompletion completion, CancellationToken cancellationToken)
    {
        new Validation().Text("session_id", request.SessionId, 200).ThrowIfAny();
        var order = await FindAsync(id, principal, db, cancellationToken);
        if (order.SessionId != request.SessionId)
            throw Refusal.Conflict("session_mismatch", "The session belongs to another order.");
        if (order.Status == OrderStatus.Pending && await stripe.FindSessionAsync(request.SessionId, cancellationToken) is { IsPaid: true } paid)
            await completion.FollowAsync(order.Id, paid, cancellationToken);
        return await GetAsync(id, principal, db, cancellationToken);
    }

    public static async Task<Accepted<OrderView>> RefundAsync(Guid id, ClaimsPrincipal principal, HttpResponse response, AppDb db, OrderRefunds refunds, CancellationToken cancellationToken)
    {
        var (order, task) = await refunds.StartAsync(Caller.Of(principal), id, cancellationToken);
        if (task is { } number)
            response.Headers["X-Task-Id"] = number.ToString();
        var now = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == order.Id, cancellationToken);
        return TypedResults.Accepted((string?)null, OrderView.Of(now));
    }

    /// <exception cref="Refusal">404: there is none, or it is somebody else's.</exception>
    private static async Task<Order> FindAsync(Guid id, ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        var buyer = Caller.Of(principal).Id;
        return await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id && o.BuyerId == buyer, cancellationToken) ?? throw Refusal.NotFound("order");
    }
}
