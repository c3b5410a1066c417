using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

/// <summary>
/// Somebody buys: order and hold are committed first, under the lock of the tickets; Stripe is asked outside of any transaction with the order's id
/// as key; then its answer is stored. Whatever goes wrong after the commit, the hold goes back and a session that may exist is closed.
/// </summary>
internal sealed class Checkout(
    AppDb db,
    Basket basket,
    Holds holds,
    Stock stock,
    SoldOutRetry retry,
    StripeClient stripe,
    CheckoutSession session,
    OrderEnding ending,
    OrderCompletion completion,
    JobQueue jobs,
    TimeProvider time,
    IOptions<TicketOptions> options,
    ILogger<Checkout> logger)
{
    /// <exception cref="Refusal">The order makes no sense, the show doesn't sell, there are not so many tickets, or Stripe has trouble.</exception>
    public async Task<(Order Order, bool IsNew)> BuyAsync(Caller buyer, CreateOrderRequest request, string? key, CancellationToken cancellationToken)
    {
        if (key is not null && await FindAsync(buyer, key, request, cancellationToken) is { } earlier)
            return (earlier, false);
        var (order, show) = await OpenAsync(buyer, request, key, cancellationToken);
        if (order.Status == OrderStatus.Pending)
            await AskStripeAsync(order, show, cancellationToken);
        return (order, true);
    }

    private async Task<(Order Order, Show Show)> OpenAsync(Caller buyer, CreateOrderRequest request, string? key, CancellationToken cancellationToken)
    {
        new Validation()
            .Require("items", request.Items is null != request.HoldToken is null, "must be given, or hold_token instead, and not both")
            .Require("Idempotency-Key", key is null or { Length: > 0 and <= 200 }, "must have between 1 and 200 characters")
            .ThrowIfAny();
        try
        {
            if (request.HoldToken is { } token)
                return await OpenHeldAsync(buyer, request.ShowId, token, key, cancellationToken);
            var (show, items, seen) = await basket.CheckAsync(request.ShowId, request.Items!, cancellationToken);
            return (await retry.OnceAsync(seen, items, () => OpenNowAsync(buyer, show, items, key, cancellationToken), cancellationToken), show);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(OrderTable.OncePerKey))
        {
            throw Refusal.Conflict("order_under_way", "An order with this Idempotency-Key is being made just now. Send it again.");
        }
    }

    private async Task<Order> OpenNowAsync(Caller buyer, Show show, IReadOnlyList<(Guid Kind, int Quantity)> items, string? key, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var kinds = await stock.LockAsync(items.Select(i => i.Kind), cancellationToken);
        var order = await MakeAsync(buyer, show, items, kinds, key, cancellationToken);
        db.Orders.Add(order);
        if (order.Total == 0)
        {
            stock.Sell(kinds, items);
            completion.Complete(order);
        }
        else
        {
            stock.Hold(kinds, items);
            db.Holds.Add(holds.Make(buyer, show.Id, items, order.Id, options.Value.PaymentTime));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return order;
    }

    /// <summary>With tickets that are held already: the hold becomes the order's, and lasts as long as the order can be paid.</summary>
    private async Task<(Order Order, Show Show)> OpenHeldAsync(Caller buyer, Guid showId, Guid token, string? key, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var hold = await holds.LockAsync(buyer, token, cancellationToken);
        if (hold.ShowId != showId)
            throw new Refusal(StatusCodes.Status400BadRequest, "hold_of_another_show", "These tickets are held for another show.");
        var show = await db.Shows.AsNoTracking().SingleAsync(s => s.Id == showId, cancellationToken);
        basket.CheckOnSale(show);
        var items = hold.Lines.Select(l => (l.TicketKindId, l.Quantity)).ToList();
        var kinds = await stock.LockAsync(items.Select(i => i.TicketKindId), cancellationToken);
        var order = await MakeAsync(buyer, show, items, kinds, key, cancellationToken);
        db.Orders.Add(order);
        if (order.Total == 0)
        {
            stock.SellHeld(kinds, hold);
            completion.Complete(order);
        }
        else
        {
            (hold.OrderId, hold.ExpiresAt) = (order.Id, order.CreatedAt + options.Value.PaymentTime);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return (order, show);
    }

    /// <summary>The prices are read under the tickets' lock: what the order says is what Stripe asks for, whatever the prices become.</summary>
    private async Task<Order> MakeAsync(Caller buyer, Show show, IReadOnlyList<(Guid Kind, int Quantity)> items, Dictionary<Guid, TicketKind> kinds, string? key, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var id = Guid.CreateVersion7(now);
        var total = items.Sum(i => kinds[i.Kind].Price * i.Quantity);
        if (total > 0 && total < Currency.Least(show.Currency))
            throw Refusal.Conflict("amount_too_small", $"Less than {Currency.Least(show.Currency)} {show.Currency} cannot be paid.");
        return new Order
        {
            Id = id,
            BuyerId = buyer.Id,
            ShowId = show.Id,
            Currency = show.Currency,
            Total = total,
            Fee = Currency.Share(total, options.Value.FeePercent, show.Currency),
            Destination = total == 0 ? null : await DestinationAsync(show, cancellationToken),
            IdempotencyKey = key,
            CreatedAt = now,
            ExpiresAt = now + options.Value.PaymentTime,
            Lines = [.. items.Select(i => new OrderLine { OrderId = id, TicketKindId = i.Kind, Name = kinds[i.Kind].Name, Quantity = i.Quantity, UnitPrice = kinds[i.Kind].Price })],
        };
    }

    private async Task<string> DestinationAsync(Show show, CancellationToken cancellationToken)
    {
        var producer = await db.Producers.AsNoTracking().SingleAsync(p => p.Id == show.ProducerId, cancellationToken);
        return producer is { ChargesEnabled: true, StripeAccountId: { } account }
            ? account
            : throw Refusal.Conflict("payments_not_enabled", $"{producer.Name} cannot take payments yet; only free tickets can be had.");
    }

    private async Task AskStripeAsync(Order order, Show show, CancellationToken cancellationToken)
    {
        StripeSession made;
        try
        {
            made = await stripe.CreateSessionAsync(session.Form(order, show), order.Id, cancellationToken);
        }
        catch (StripeTrouble trouble)
        {
            // Nobody has the page's address, so nobody can pay: the tickets go back at once. A session that may exist is closed in the background.
            await ending.EndAsync(order.Id, OrderStatus.Failed, trouble.Code, closeSession: !trouble.IsOutcomeKnown, CancellationToken.None);
            throw;
        }

        try
        {
            (order.SessionId, order.CheckoutUrl) = (made.Id, made.Url);
            await db.Orders.Where(o => o.Id == order.Id && o.SessionId == null)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.SessionId, made.Id).SetProperty(x => x.CheckoutUrl, made.Url), CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await CloseUnstoredAsync(made.Id, order.Id);
            throw;
        }
    }

    /// <summary>The session cannot be stored, so its buyer will never see its address. If it can't be closed now, housekeeping will do it.</summary>
    private async Task CloseUnstoredAsync(string sessionId, Guid order)
    {
        try
        {
            await stripe.ExpireSessionAsync(sessionId, CancellationToken.None);
        }
        catch (StripeTrouble trouble)
        {
            logger.LogWarning(trouble, "Session {Session} of order {Order} could not be closed now; housekeeping will try again", sessionId, order);
        }
    }

    /// <summary>The order that was made with this key.</summary>
    private async Task<Order?> FindAsync(Caller buyer, string key, CreateOrderRequest request, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.BuyerId == buyer.Id && o.IdempotencyKey == key, cancellationToken);
        if (order is null)
            return null;
        var isSame = order.ShowId == request.ShowId
            && (request.Items is null || request.Items.Select(i => (i.TicketKindId, i.Quantity)).Order().SequenceEqual(order.Lines.Select(l => (l.TicketKindId, l.Quantity)).Order()));
        return isSame ? order : throw Refusal.Conflict("idempotency_key_reused", "Another order was made with this Idempotency-Key.");
    }
}
