using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

/// <summary>
/// The counters of the ticket kinds, changed under their rows' locks and always within the caller's transaction. Locks are taken in one order, the
/// order's row, the hold's row, then the kinds by their ids: whoever buys several kinds never waits for somebody who waits for them.
/// </summary>
internal sealed class Stock(AppDb db, TicketMetrics metrics, TimeProvider time, ILogger<Stock> logger)
{
    private const int Batch = 200;

    /// <summary>The kinds, locked until the transaction ends.</summary>
    public async Task<Dictionary<Guid, TicketKind>> LockAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var kinds = new Dictionary<Guid, TicketKind>();
        foreach (var id in ids.Distinct().Order())
        {
            var kind = await db.TicketKinds.FromSql($"SELECT * FROM ticket_kinds WHERE id = {id} FOR NO KEY UPDATE SKIP LOCKED").FirstOrDefaultAsync(cancellationToken)
                ?? await WaitForAsync(id, cancellationToken);
            if (kind is not null)
                kinds.Add(id, kind);
        }

        return kinds;
    }

    /// <summary>Takes tickets for a hold.</summary>
    /// <exception cref="Refusal">409: there are not so many.</exception>
    public void Hold(IReadOnlyDictionary<Guid, TicketKind> kinds, IEnumerable<(Guid Kind, int Quantity)> wanted)
    {
        foreach (var (id, quantity) in wanted)
        {
            var kind = kinds[id];
            Demand(kind, quantity);
            if (kind.Quantity is not null)
                kind.Held += quantity;
        }
    }

    /// <summary>Gives a hold's tickets back, and clears it away.</summary>
    public async Task ReleaseAsync(Hold hold, CancellationToken cancellationToken)
    {
        var kinds = await LockAsync(hold.Lines.Select(l => l.TicketKindId), cancellationToken);
        Return(kinds, hold);
        db.Holds.Remove(hold);
    }

    /// <summary>Sells what was held.</summary>
    public void SellHeld(IReadOnlyDictionary<Guid, TicketKind> kinds, Hold hold)
    {
        Return(kinds, hold);
        foreach (var line in hold.Lines.Where(l => kinds[l.TicketKindId].Quantity is not null))
            kinds[line.TicketKindId].Sold += line.Quantity;
        db.Holds.Remove(hold);
    }

    /// <summary>Sells without a hold.</summary>
    /// <exception cref="Refusal">409: there are not so many.</exception>
    public void Sell(IReadOnlyDictionary<Guid, TicketKind> kinds, IEnumerable<(Guid Kind, int Quantity)> wanted)
    {
        foreach (var (id, quantity) in wanted)
        {
            var kind = kinds[id];
            Demand(kind, quantity);
            if (kind.Quantity is not null)
                kind.Sold += quantity;
        }
    }

    /// <summary>Gives the tickets of holds back that are over. Holds that somebody else has in hand are left to them.</summary>
    /// <returns>How many holds that were.</returns>
    public async Task<int> ClearExpiredAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var now = time.Now();
        if (!await db.Holds.AnyAsync(h => h.ExpiresAt <= now, cancellationToken))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var over = await db.Holds.FromSql($"SELECT * FROM holds WHERE expires_at <= {now} ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED").ToListAsync(cancellationToken);
        if (over.Count == 0)
            return 0;
        var ids = over.Select(h => h.Id).ToList();
        await db.HoldLines.Where(l => ids.Contains(l.HoldId)).LoadAsync(cancellationToken);
        var kinds = await LockAsync(over.SelectMany(h => h.Lines).Select(l => l.TicketKindId), cancellationToken);
        foreach (var hold in over)
            Return(kinds, hold);
        db.Holds.RemoveRange(over);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        metrics.Expired(over.Count);
        return over.Count;
    }

    private static void Return(IReadOnlyDictionary<Guid, TicketKind> kinds, Hold hold)
    {
        foreach (var line in hold.Lines.Where(l => kinds[l.TicketKindId].Quantity is not null))
            kinds[line.TicketKindId].Held -= line.Quantity;
    }

    /// <summary>Who wants what is sold out need not queue for it. A look without a lock: it may be old, but what is sold does not come back by itself.</summary>
    /// <exception cref="Refusal">409: there are not so many.</exception>
    public static void Demand(IReadOnlyDictionary<Guid, TicketKind> seen, IEnumerable<(Guid Kind, int Quantity)> wanted)
    {
        foreach (var (id, quantity) in wanted)
            Demand(seen[id], quantity);
    }

    private static void Demand(TicketKind kind, int wanted)
    {
        if (!kind.Has(wanted))
            throw new SoldOut(kind.Name, wanted, kind.Quantity!.Value - kind.Sold - kind.Held);
    }

    /// <summary>Somebody else has the row: that is counted, said, and waited out.</summary>
    private async Task<TicketKind?> WaitForAsync(Guid id, CancellationToken cancellationToken)
    {
        metrics.Contended();
        logger.LogInformation("Contention: waiting for ticket kind {TicketKind}, which another buyer has just now", id);
        return await db.TicketKinds.FromSql($"SELECT * FROM ticket_kinds WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>There are not as many tickets as somebody wants.</summary>
internal sealed class SoldOut(string kind, int wanted, int left) : Refusal(
    StatusCodes.Status409Conflict, "sold_out", left <= 0 ? $"\"{kind}\" is sold out." : $"Of \"{kind}\" only {left} are left; {wanted} were asked for.");
