using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

/// <summary>Tickets kept for somebody who chooses.</summary>
internal sealed class Holds(AppDb db, Basket basket, Stock stock, SoldOutRetry retry, TimeProvider time, IOptions<TicketOptions> options)
{
    /// <exception cref="Refusal">The show doesn't sell, or there are not so many tickets.</exception>
    public async Task<Hold> TakeAsync(Caller buyer, HoldRequest request, CancellationToken cancellationToken)
    {
        var (show, items, seen) = await basket.CheckAsync(request.ShowId, request.Items, cancellationToken);
        return await retry.OnceAsync(seen, items, () => TakeAsync(buyer, show, items, cancellationToken), cancellationToken);
    }

    /// <summary>Gives the tickets back before their time.</summary>
    /// <exception cref="Refusal">404: there is no such hold, or it is somebody else's; 409: it is being paid.</exception>
    public async Task ReleaseAsync(Caller buyer, Guid token, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var hold = await LockAsync(buyer, token, cancellationToken);
        await stock.ReleaseAsync(hold, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The buyer's own hold, with its lines, locked until the transaction ends.</summary>
    /// <exception cref="Refusal">404: there is no such hold, or it is somebody else's; 409: it is over, or being paid.</exception>
    public async Task<Hold> LockAsync(Caller buyer, Guid token, CancellationToken cancellationToken)
    {
        var hold = await db.Holds.FromSql($"SELECT * FROM holds WHERE token = {token} FOR UPDATE").FirstOrDefaultAsync(cancellationToken);
        if (hold is null || hold.BuyerId != buyer.Id)
            throw Refusal.NotFound("hold");
        if (hold.OrderId is not null)
            throw Refusal.Conflict("hold_in_use", "The tickets belong to an order already.");
        if (hold.ExpiresAt <= time.GetUtcNow())
            throw Refusal.Conflict("hold_expired", "The time to buy these tickets is over. Choose again.");
        await db.HoldLines.Where(l => l.HoldId == hold.Id).LoadAsync(cancellationToken);
        return hold;
    }

    private async Task<Hold> TakeAsync(Caller buyer, Show show, IReadOnlyList<(Guid Kind, int Quantity)> items, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var kinds = await stock.LockAsync(items.Select(i => i.Kind), cancellationToken);
        stock.Hold(kinds, items);
        var hold = Make(buyer, show.Id, items, null, options.Value.HoldTime);
        db.Holds.Add(hold);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return hold;
    }

    /// <summary>A hold to be added to what the caller saves.</summary>
    public Hold Make(Caller buyer, Guid show, IReadOnlyList<(Guid Kind, int Quantity)> items, Guid? order, TimeSpan lifetime)
    {
        var now = time.Now();
        var id = Guid.CreateVersion7(now);
        return new Hold
        {
            Id = id,
            Token = Guid.NewGuid(),
            BuyerId = buyer.Id,
            ShowId = show,
            OrderId = order,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
            Lines = [.. items.Select(i => new HoldLine { HoldId = id, TicketKindId = i.Kind, Quantity = i.Quantity })],
        };
    }
}

/// <summary>Before somebody hears that a show is sold out, the holds that are over are cleared away, and it is tried once more.</summary>
internal sealed class SoldOutRetry(AppDb db, Stock stock, TicketMetrics metrics, ILogger<SoldOutRetry> logger)
{
    public async Task<T> OnceAsync<T>(IReadOnlyDictionary<Guid, TicketKind> seen, IReadOnlyList<(Guid Kind, int Quantity)> wanted, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            Stock.Demand(seen, wanted);
            return await attempt();
        }
        catch (SoldOut refusal)
        {
            db.ChangeTracker.Clear();
            if (await stock.ClearExpiredAsync(cancellationToken) == 0)
            {
                Count(refusal);
                throw;
            }
        }

        try
        {
            return await attempt();
        }
        catch (SoldOut refusal)
        {
            Count(refusal);
            throw;
        }
    }

    private void Count(SoldOut refusal)
    {
        metrics.OversellAttempted();
        logger.LogInformation("Oversell attempt refused: {Reason}", refusal.Message);
    }
}
