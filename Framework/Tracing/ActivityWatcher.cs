using System.Collections.Concurrent;
using System.Diagnostics;

namespace Framework.Tracing;

/// <summary>
/// Sees every activity of the process and hands it to the scenario whose trace it belongs to. Work that a system does by itself (a scheduled
/// check) has no such trace; it belongs to the scenario on the lane whose host started it.
/// </summary>
internal sealed class ActivityWatcher : IDisposable
{
    private const string Owner = "framework.trace";

    private static readonly AsyncLocal<AmbientLane?> Lane = new();

    private readonly ConcurrentDictionary<ActivityTraceId, ScenarioTrace> _traces = new();
    private readonly ActivityListener _listener;

    internal ActivityWatcher(IEnumerable<string> sources)
    {
        var names = new HashSet<string>(sources, StringComparer.Ordinal) { "Microsoft.AspNetCore", SqlActivities.Source };
        _listener = new ActivityListener
        {
            ShouldListenTo = source => names.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Started,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Set while a lane's host starts; flows into everything that the host starts by itself.</summary>
    internal static AmbientLane? Current
    {
        get => Lane.Value;
        set => Lane.Value = value;
    }

    public void Dispose() => _listener.Dispose();

    internal void Watch(ScenarioTrace trace) => _traces[trace.TraceId] = trace;

    internal void Forget(ScenarioTrace trace) => _traces.TryRemove(trace.TraceId, out _);

    internal ScenarioTrace? TraceOf(Activity? activity) =>
        activity is not null && _traces.TryGetValue(activity.TraceId, out var trace) ? trace : Current?.Trace;

    /// <summary>A request that has become a socket is no work any more: it is open until somebody closes it. What comes over it is.</summary>
    internal void LeaveOpen(Activity? request)
    {
        if (request is not null)
            TraceOf(request)?.LeaveOpen(request);
    }

    private void Started(Activity activity)
    {
        if (TraceOf(activity) is not { } trace)
            return;
        activity.SetCustomProperty(Owner, trace);
        trace.Started(activity);
    }

    private void Stopped(Activity activity) => (activity.GetCustomProperty(Owner) as ScenarioTrace)?.Stopped(activity);
}

/// <summary>The lane whose host started what runs now, and the scenario that has it.</summary>
internal sealed class AmbientLane
{
    internal volatile ScenarioTrace? Trace;
}
