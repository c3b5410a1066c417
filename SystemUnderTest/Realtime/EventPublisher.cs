using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;

namespace SystemUnderTest.Realtime;

/// <summary>Tells people what happened, on whichever instance their sockets are.</summary>
internal sealed class EventPublisher(AppDb db, IOptions<JsonOptions> json, TimeProvider time)
{
    /// <summary>Stores events and announces them when the caller's transaction commits. The last thing to do in it: the recipients' streams stay locked until then.</summary>
    public async Task PublishAsync(IReadOnlyCollection<NewEvent> events, CancellationToken cancellationToken)
    {
        var rows = events.SelectMany(e => e.Recipients.Distinct().Select(r => (Recipient: r, e.Type, Data: JsonSerializer.Serialize(e.Data, json.Value.SerializerOptions), e.Topic))).ToList();
        if (rows.Count == 0)
            return;
        var (recipients, types, data, topics, at) = (rows.Select(r => r.Recipient).ToArray(), rows.Select(r => r.Type).ToArray(), rows.Select(r => r.Data).ToArray(), rows.Select(r => r.Topic).ToArray(), time.Now());

        // Streams are locked in the order of their ids, so that two publishers never wait for one another. A notice holds at most 8000 bytes.
        await db.Database.ExecuteSqlAsync($"""
            WITH new AS (
                SELECT * FROM unnest({recipients}, {types}, {data}, {topics}) WITH ORDINALITY AS n(recipient_id, type, data, topic, place)
            ), moved AS (
                INSERT INTO realtime_streams AS s (recipient_id, last_cursor)
                SELECT recipient_id, count(*) FROM new GROUP BY recipient_id ORDER BY recipient_id
                ON CONFLICT (recipient_id) DO UPDATE SET last_cursor = s.last_cursor + EXCLUDED.last_cursor
                RETURNING s.recipient_id, s.last_cursor
            ), stored AS (
                INSERT INTO realtime_events (recipient_id, cursor, type, data, topic, at)
                SELECT n.recipient_id, m.last_cursor - count(*) OVER (PARTITION BY n.recipient_id) + row_number() OVER (PARTITION BY n.recipient_id ORDER BY n.place), n.type, n.data::jsonb, n.topic, {at}
                FROM new n JOIN moved m ON m.recipient_id = n.recipient_id
            )
            SELECT pg_notify({Notice.Channel}, {Notice.NewEvents} || string_agg(recipient_id::text, ','))
            FROM (SELECT recipient_id, row_number() OVER () / 200 AS part FROM moved) m GROUP BY part
            """, cancellationToken);
    }

    /// <summary>Tells those who are connected now; nothing is kept for the others.</summary>
    public Task SignalAsync(string type, object data, IReadOnlyCollection<Guid> recipients, Guid? topic, CancellationToken cancellationToken) =>
        NotifyAsync(Notice.Signal + JsonSerializer.Serialize(new Signal([.. recipients], type, topic, JsonSerializer.SerializeToElement(data, json.Value.SerializerOptions))), cancellationToken);

    /// <summary>Closes all sockets of somebody who is signed out.</summary>
    public Task SignOutAsync(Guid user, CancellationToken cancellationToken) => NotifyAsync(Notice.SignedOut + user, cancellationToken);

    private Task NotifyAsync(string notice, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({Notice.Channel}, {notice})", cancellationToken);
}

/// <param name="Type">What happened, e.g. <c>invoice.status</c>.</param>
/// <param name="Data">Becomes JSON.</param>
/// <param name="Recipients">Who is told: whoever may see what it is about, and nobody else.</param>
/// <param name="Topic">What it belongs to, for sockets that follow one thing alone.</param>
internal sealed record NewEvent(string Type, object Data, IReadOnlyCollection<Guid> Recipients, Guid? Topic = null);

/// <summary>Something that is worth nothing a moment later.</summary>
internal sealed record Signal(Guid[] Recipients, string Type, Guid? Topic, JsonElement Data);

/// <summary>What instances tell one another, over PostgreSQL's NOTIFY: the kind, then the rest.</summary>
internal static class Notice
{
    public const string Channel = "realtime";
    public const string NewEvents = "events:";
    public const string Signal = "signal:";
    public const string SignedOut = "signed-out:";
    public const string Echo = "echo:";
}
