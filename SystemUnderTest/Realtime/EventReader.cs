using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Realtime;

/// <summary>Reads what people are to be told.</summary>
internal sealed class EventReader(AppDb db)
{
    /// <summary>At most so many events of one recipient come at once.</summary>
    public const int PageSize = 100;

    /// <summary>Where a connection begins.</summary>
    /// <param name="recipient">Whose connection it is.</param>
    /// <param name="after">The last event that the client knows; null: it asks for nothing of the past.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="Refusal">400: there is no such event yet. 410: what followed it is no longer known.</exception>
    public async Task<long> FindStartAsync(Guid recipient, long? after, CancellationToken cancellationToken)
    {
        var last = await db.EventStreams.Where(s => s.RecipientId == recipient).Select(s => s.LastCursor).FirstOrDefaultAsync(cancellationToken);
        if (after is not { } known)
            return last;
        new Validation().Require("after", known >= 0 && known <= last, $"must be between 0 and {last}").ThrowIfAny();
        var oldest = await db.Events.Where(e => e.RecipientId == recipient).Select(e => (long?)e.Cursor).MinAsync(cancellationToken);
        return known == last || oldest <= known + 1
            ? known
            : throw new Refusal(StatusCodes.Status410Gone, "cursor_expired", "What happened after this cursor is no longer known. Load the current state, and connect without a cursor.");
    }

    /// <summary>What came after a recipient's cursor, one page, in order.</summary>
    public Task<List<StoredEvent>> ReadAsync(Guid recipient, long after, CancellationToken cancellationToken) =>
        ReadAsync([recipient], [after], cancellationToken);

    /// <summary>What came after each recipient's cursor, one page for each, in order.</summary>
    public Task<List<StoredEvent>> ReadAsync(Guid[] recipients, long[] after, CancellationToken cancellationToken) => db.Events
        .FromSql($"""
            SELECT e.* FROM unnest({recipients}, {after}) AS wanted(recipient_id, after)
            CROSS JOIN LATERAL (SELECT * FROM realtime_events e WHERE e.recipient_id = wanted.recipient_id AND e.cursor > wanted.after ORDER BY e.cursor LIMIT {PageSize}) e
            ORDER BY e.recipient_id, e.cursor
            """)
        .AsNoTracking().ToListAsync(cancellationToken);
}
