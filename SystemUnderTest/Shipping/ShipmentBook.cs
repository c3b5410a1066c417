using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Shipping;

/// <summary>
/// The shipments table. It has a database context of its own, so that nothing of a caller's unfinished work is written with it, and each change is one
/// statement: no transaction is open while a carrier is asked.
/// </summary>
internal sealed class ShipmentBook(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Longer than a carrier may take; a process that dies in between stands in nobody's way for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Takes it on to ask the carrier for an order's shipment.</summary>
    /// <returns>Whether the caller has to ask; the tracking number, if the carrier has taken it over already.</returns>
    public async Task<(bool Mine, string? TrackingNumber)> ReserveAsync(string carrier, string orderNumber, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return await UseAsync(async db =>
        {
            var taken = await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO shipments AS s (id, carrier, order_number, state, busy_until, created_at, updated_at)
                VALUES ({Guid.CreateVersion7(now)}, {carrier}, {orderNumber}, 'ordering', {now + Patience}, {now}, {now})
                ON CONFLICT (carrier, order_number) DO UPDATE SET busy_until = excluded.busy_until
                WHERE s.tracking_number IS NULL AND (s.busy_until IS NULL OR s.busy_until < {now})
                """,
                cancellationToken);
            return taken == 1
                ? (true, null)
                : (false, await db.Shipments.Where(s => s.Carrier == carrier && s.OrderNumber == orderNumber).Select(s => s.TrackingNumber).SingleOrDefaultAsync(cancellationToken));
        });
    }

    public Task KeepAsync(CarrierShipment shipped, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return UseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            WITH kept AS (
                UPDATE shipments SET tracking_number = {shipped.TrackingNumber}, state = 'created', busy_until = NULL, updated_at = {now}
                WHERE carrier = {shipped.Carrier} AND order_number = {shipped.OrderNumber} AND tracking_number IS NULL
                RETURNING id)
            INSERT INTO shipment_steps (shipment_id, number, state, carrier_status, at) SELECT id, 1, 'created', 'created', {now} FROM kept
            """,
            cancellationToken));
    }

    public Task ReleaseAsync(string carrier, string orderNumber) => UseAsync(db => db.Shipments
        .Where(s => s.Carrier == carrier && s.OrderNumber == orderNumber)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.BusyUntil, (DateTimeOffset?)null), CancellationToken.None));

    /// <summary>Keeps what the carrier says, if it says anything new. A parcel that has arrived, gone back or been cancelled stays so.</summary>
    public Task FollowAsync(string carrier, ShipmentStatus status, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return UseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            WITH moved AS (
                UPDATE shipments SET state = {status.State}, updated_at = {now}
                WHERE carrier = {carrier} AND tracking_number = {status.TrackingNumber} AND state <> {status.State} AND state NOT IN ('delivered', 'returned', 'cancelled')
                RETURNING id)
            INSERT INTO shipment_steps (shipment_id, number, state, carrier_status, at)
            SELECT id, (SELECT count(*) + 1 FROM shipment_steps WHERE shipment_id = id), {status.State}, {status.CarrierStatus}, {status.At ?? now} FROM moved
            """,
            cancellationToken));
    }

    public Task<Shipment?> FindAsync(string trackingNumber, CancellationToken cancellationToken) =>
        UseAsync(db => db.Shipments.AsNoTracking().SingleOrDefaultAsync(s => s.TrackingNumber == trackingNumber, cancellationToken));

    public Task<List<ShipmentStep>> StepsAsync(Guid shipment, CancellationToken cancellationToken) =>
        UseAsync(db => db.ShipmentSteps.AsNoTracking().Where(s => s.ShipmentId == shipment).OrderBy(s => s.Number).ToListAsync(cancellationToken));

    private async Task<T> UseAsync<T>(Func<AppDb, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
