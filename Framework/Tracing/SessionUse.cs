using System.Diagnostics;

namespace Framework.Tracing;

/// <summary>
/// Which request or job has used which database session last, and for what: Npgsql's activities carry the session's process id. A session that goes
/// back to the pool belongs to whoever uses it next.
/// </summary>
internal sealed class SessionUse
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, (ActivitySpanId Work, string Statement)> _last = [];
    private readonly HashSet<Activity> _underWay = [];

    /// <summary>The request or job that something belongs to: its outermost span in this process.</summary>
    internal static Activity? WorkOf(Activity? activity)
    {
        while (activity?.Parent is { } parent)
            activity = parent;
        return activity;
    }

    internal void Started(Activity activity)
    {
        if (activity.Source.Name != SqlActivities.Source)
            return;
        lock (_lock)
            _underWay.Add(activity);
    }

    internal void Stopped(Activity activity, string? text)
    {
        if (activity.Source.Name != SqlActivities.Source)
            return;
        lock (_lock)
        {
            _underWay.Remove(activity);
            if (text is not null && SessionOf(activity) is { } session && WorkOf(activity) is { } work)
                _last[session] = (work.SpanId, text);
        }
    }

    /// <summary>The sessions that a request or job has used last, with the statement; those that others use by now left out.</summary>
    internal Dictionary<int, string> Of(Activity work)
    {
        lock (_lock)
        {
            var others = _underWay.Where(a => WorkOf(a)?.SpanId != work.SpanId).Select(SessionOf).ToHashSet();
            return _last.Where(l => l.Value.Work == work.SpanId && !others.Contains(l.Key)).ToDictionary(l => l.Key, l => l.Value.Statement);
        }
    }

    private static int? SessionOf(Activity activity) => (activity.GetTagItem("db.npgsql.connection_id") ?? activity.GetTagItem("db.connection_id")) switch
    {
        int id => id,
        long id => (int)id,
        string text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var id) => id,
        _ => null,
    };
}
