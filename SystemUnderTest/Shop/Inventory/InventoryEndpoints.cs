using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

internal static class InventoryEndpoints
{
    public static async Task<Accepted<TaskStartedView>> SyncAsync(ClaimsPrincipal principal, AppDb db, JobQueue jobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var task = jobs.Add(InventorySyncJob.Kind, new InventorySyncJob.Payload(Guid.CreateVersion7(time.Now())), Caller.Of(principal).Id);
        await db.SaveChangesAsync(cancellationToken);
        jobs.Dispatch();
        return TypedResults.Accepted($"/tasks/{task}", new TaskStartedView(task));
    }

    public static async Task<Ok<InventoryView>> ShowAsync(AppDb db, CancellationToken cancellationToken)
    {
        var last = await db.InventorySyncs.AsNoTracking().OrderByDescending(s => s.FinishedAt).FirstOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new InventoryView(last?.FinishedAt, last?.ProductsSynced ?? 0, last?.ProductsChanged ?? 0, await db.StockMovements.CountAsync(m => m.ToldAt == null, cancellationToken)));
    }
}

internal sealed record TaskStartedView(Guid TaskId);

/// <param name="LastSync">When the last one finished; null: none has.</param>
/// <param name="ProductsSynced">How many products it covered.</param>
/// <param name="ProductsChanged">How many of them had another stock before.</param>
/// <param name="SalesNotTold">How many sales the warehouse has not heard of yet.</param>
internal sealed record InventoryView(DateTimeOffset? LastSync, int ProductsSynced, int ProductsChanged, int SalesNotTold);
