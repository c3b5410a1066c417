using System.Diagnostics;

namespace Framework.Tracing;

/// <summary>How many SQL statements a scenario's requests run, told apart by trace: what others run at the same time is not counted.</summary>
public sealed class StatementCount
{
    private const string Requests = "Microsoft.AspNetCore";

    private readonly Lock _lock = new();
    private readonly Dictionary<ActivitySpanId, int> _ofRequest = [];
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
            }
        }
    }

    internal void Stopped(Activity activity, bool isStatement)
    {
        lock (_lock)
        {
            if (activity.Source.Name == SqlActivities.Source)
                _underWay--;
            if (isStatement && SqlActivities.RequestOf(activity) is { } request && _ofRequest.TryGetValue(request.SpanId, out var count))
                _ofRequest[request.SpanId] = count + 1;
        }
    }
}
