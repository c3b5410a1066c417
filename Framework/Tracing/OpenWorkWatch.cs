using System.Diagnostics;
using Npgsql;

namespace Framework.Tracing;

/// <summary>
/// Before the system calls a vendor: has the request or job that does it a database transaction open, or an advisory lock? Then it keeps others
/// waiting for as long as the vendor takes, and what the vendor did stays done when the transaction is rolled back. The trace tells which sessions are
/// this request's, the database tells what they hold.
/// </summary>
internal sealed class OpenWorkWatch(string connectionString)
{
    private const int Longest = 300;

    private const string Query =
        """
        select a.pid, a.state like 'idle in transaction%', exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted)
        from unnest($1) s (pid), pg_stat_get_activity(s.pid) a where a.datid = (select oid from pg_database where datname = current_database())
        """;

    // Asked before every call of a vendor: nothing is changed in these sessions, so none is reset.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "watches transactions", MaxPoolSize = 4, NoResetOnClose = true }.ConnectionString;

    internal async Task CheckAsync(ScenarioTrace trace, Activity? activity, HttpRequestMessage call, CancellationToken cancellationToken)
    {
        if (SessionUse.WorkOf(activity) is not { } work)
            return;
        trace.VendorCalls.Examined();
        var candidates = trace.Sessions.Of(work);
        if (candidates.Count == 0)
            return;
        var held = await HeldAsync([.. candidates.Keys], cancellationToken);

        // What the database saw may have been somebody else's by then: whoever took a session from the pool meanwhile is known by now.
        var still = trace.Sessions.Of(work);
        foreach (var (session, what) in held)
        {
            if (still.TryGetValue(session, out var statement))
                trace.VendorCalls.Violated($"{call.Method} {call.RequestUri?.GetLeftPart(UriPartial.Path)} was called in {SqlActivities.NameOf(work)} while {what}; the last statement before it: {Shorten(statement)}");
        }
    }

    private async Task<List<(int Session, string What)>> HeldAsync(int[] sessions, CancellationToken cancellationToken)
    {
        // Not the system's doing: neither its trace nor its lane is to see it.
        Activity.Current = null;
        ActivityWatcher.Current = null;
        var held = new List<(int, string)>();
        try
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Query, connection) { Parameters = { new NpgsqlParameter<int[]> { TypedValue = sessions } } };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetBoolean(1))
                    held.Add((reader.GetInt32(0), "a database transaction was open"));
                else if (reader.GetBoolean(2))
                    held.Add((reader.GetInt32(0), "an advisory lock was held"));
            }
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException)
        {
            // A scenario may have taken the database away: then nothing is held there.
        }

        return held;
    }

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
