using System.Diagnostics;

namespace Framework.Tracing;

/// <summary>How many SQL statements a scenario's requests run, told apart by trace: what others run at the same time is not counted.</summary>
public sealed class StatementCount
{
    private const string Requests = "Microsoft.AspNetCore";

    private readonly Lock _lock = new();
    private readonly Dictionary<ActivitySpanId, int> _ofRequest = [];
    private readonly Dictionary<string, int> _textsOfLast = new(StringComparer.Ordinal);
    private ActivitySpanId _last;
    private int _underWay;

    internal StatementCount()
    {
    }

    /// <summary>Statements of the request that the scenario made last; jobs that it left behind have their own. 0 if there was no request yet.</summary>
    public int OfLastRequest
    {
        get
        {
            lock (_lock)
                return _ofRequest.GetValueOrDefault(_last);
        }
    }

    /// <summary>Statements that the last request ran more than once, with their parameters' places, and how often: the sign of a query per row.</summary>
    public IReadOnlyList<(string Statement, int Times)> RepeatedByLastRequest
    {
        get
        {
            lock (_lock)
                return [.. _textsOfLast.Where(t => t.Value > 1).OrderByDescending(t => t.Value).Select(t => (t.Key, t.Value))];
        }
    }

    /// <summary>Statements that have begun and not ended. A statement ends when its last row was read.</summary>
    public int UnderWay
    {
        get
        {
            lock (_lock)
                return _underWay;
        }
    }

    internal void Started(Activity activity)
    {
        lock (_lock)
        {
            if (activity.Source.Name == SqlActivities.Source)
            {
                _underWay++;
            }
            else if (activity.Source.Name == Requests && activity.Parent is null)
            {
                _last = activity.SpanId;
                _ofRequest[_last] = 0;
                _textsOfLast.Clear();
            }
        }
    }

    internal void Stopped(Activity activity, string? text)
    {
        lock (_lock)
        {
            if (activity.Source.Name == SqlActivities.Source)
                _underWay--;
            if (text is null || SqlActivities.RequestOf(activity) is not { } request || !_ofRequest.TryGetValue(request.SpanId, out var count))
                return;
            _ofRequest[request.SpanId] = count + 1;
            if (request.SpanId == _last)
                _textsOfLast[text] = _textsOfLast.GetValueOrDefault(text) + 1;
        }
    }
}
