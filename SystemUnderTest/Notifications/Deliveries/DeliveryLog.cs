using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Notifications.Deliveries;

/// <summary>What a delivery is about.</summary>
/// <param name="Key">One delivery each; null: none like it.</param>
/// <param name="About">What it can be listed by; null for nothing.</param>
/// <param name="Recipient">Address or number.</param>
/// <param name="Subject">The mail's; null for others.</param>
internal sealed record DeliveryDraft(string? Key, string? About, string Recipient, string? Subject);

/// <summary>
/// The deliveries and their attempts. It has a database context of its own, so that nothing of a caller's unfinished work is written with it, and each
/// change is one statement: no transaction is open while a provider is asked.
/// </summary>
internal sealed class DeliveryLog(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Longer than all providers together may take; a process that dies in between stands in nobody's way for longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Takes it on to send a message. Null: somebody else is sending it.</summary>
    public async Task<Delivery?> ReserveAsync(string channel, DeliveryDraft draft, CancellationToken cancellationToken)
    {
        var (now, id) = (time.Now(), Guid.CreateVersion7(time.Now()));
        var key = draft.Key ?? id.ToString();
        return await UseAsync(async db =>
        {
            var mine = await db.Deliveries.FromSql(
                $"""
                INSERT INTO deliveries AS d (id, key, channel, recipient, subject, about, status, busy_until, created_at, updated_at)
                VALUES ({id}, {key}, {channel}, {draft.Recipient}, {draft.Subject}, {draft.About}, 'waiting', {now + Patience}, {now}, {now})
                ON CONFLICT (key) DO UPDATE SET busy_until = excluded.busy_until
                WHERE d.status = 'waiting' AND (d.busy_until IS NULL OR d.busy_until < {now})
                RETURNING *
                """).AsNoTracking().ToListAsync(cancellationToken);
            return mine.SingleOrDefault() ?? await db.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Key == key && d.Status != DeliveryStatus.Waiting, cancellationToken);
        });
    }

    /// <summary>The attempt that the process died in; null if there is none.</summary>
    public Task<DeliveryAttempt?> FindBegunAsync(Guid delivery, CancellationToken cancellationToken) =>
        UseAsync(db => db.DeliveryAttempts.AsNoTracking().Where(a => a.DeliveryId == delivery && a.Outcome == "begun").OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancellationToken));

    /// <returns>The attempt's number.</returns>
    public async Task<int> BeginAsync(Guid delivery, string provider, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return await UseAsync(async db => (await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO delivery_attempts (delivery_id, number, provider, outcome, at)
            SELECT {delivery}, coalesce(max(number), 0) + 1, {provider}, 'begun', {now} FROM delivery_attempts WHERE delivery_id = {delivery}
            RETURNING number
            """).ToListAsync(cancellationToken)).Single());
    }

    /// <summary>A provider has the message. What it has reported meanwhile stays.</summary>
    public Task TakenAsync(Guid delivery, int attempt, string provider, string messageId) => UseAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        WITH taken AS (UPDATE delivery_attempts SET outcome = 'taken', reason = NULL WHERE delivery_id = {delivery} AND number = {attempt})
        UPDATE deliveries SET provider = {provider}, provider_message_id = {messageId}, busy_until = NULL, updated_at = {time.Now()}, status = CASE status WHEN 'waiting' THEN 'sent' ELSE status END
        WHERE id = {delivery}
        """,
        CancellationToken.None));

    public Task TroubleAsync(Guid delivery, int attempt, MessageTrouble trouble)
    {
        var outcome = trouble.Kind.ToString().ToLowerInvariant();
        return UseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE delivery_attempts SET outcome = {outcome}, reason = {trouble.Message} WHERE delivery_id = {delivery} AND number = {attempt}", CancellationToken.None));
    }

    /// <summary>Nobody is sending it now.</summary>
    public Task ReleaseAsync(Guid delivery) => UseAsync(db => db.Deliveries.Where(d => d.Id == delivery).ExecuteUpdateAsync(d => d.SetProperty(x => x.BusyUntil, (DateTimeOffset?)null), CancellationToken.None));

    public Task GiveUpAsync(Guid delivery, string reason) => UseAsync(db => db.Database.ExecuteSqlAsync(
        $"UPDATE deliveries SET status = 'failed', reason = {reason}, busy_until = NULL, updated_at = {time.Now()} WHERE id = {delivery} AND status = 'waiting'", CancellationToken.None));

    /// <summary>A provider reports what became of a message. The first final word counts: a report that comes again, or late, changes nothing.</summary>
    /// <param name="provider">Who says so.</param>
    /// <param name="delivery">Our number, if it came back with the report.</param>
    /// <param name="messageId">The provider's number, if the report has it.</param>
    /// <param name="status">"delivered" or "bounced".</param>
    /// <param name="reason">Why it bounced; null for others.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <returns>Whether the message is one of ours.</returns>
    public async Task<bool> ReportAsync(string provider, Guid? delivery, string? messageId, string status, string? reason, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return await UseAsync(async db =>
        {
            var changed = await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE deliveries SET status = {status}, reason = {reason}, provider = {provider}, updated_at = {now}
                WHERE (id = {delivery} OR (provider = {provider} AND provider_message_id = {messageId})) AND status IN ('waiting', 'sent') AND (provider IS NULL OR provider = {provider})
                """,
                cancellationToken);
            return changed > 0 || await db.Deliveries.AnyAsync(d => d.Id == delivery || (d.Provider == provider && d.ProviderMessageId == messageId), cancellationToken);
        });
    }

    public Task<Delivery?> FindAsync(Guid id, CancellationToken cancellationToken) => UseAsync(db => db.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken));

    public Task<List<DeliveryAttempt>> AttemptsAsync(Guid id, CancellationToken cancellationToken) =>
        UseAsync(db => db.DeliveryAttempts.AsNoTracking().Where(a => a.DeliveryId == id).OrderBy(a => a.Number).ToListAsync(cancellationToken));

    /// <summary>What was sent about something, oldest first.</summary>
    public Task<List<Delivery>> ListAsync(string about, CancellationToken cancellationToken) =>
        UseAsync(db => db.Deliveries.AsNoTracking().Where(d => d.About == about).OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken));

    private async Task<T> UseAsync<T>(Func<AppDb, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
