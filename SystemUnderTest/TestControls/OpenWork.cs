using System.Collections.Concurrent;
using System.Diagnostics;

namespace SystemUnderTest.TestControls;

/// <summary>What this instance has begun and not ended, by trace.</summary>
internal sealed class OpenWork : IDisposable
{
    private readonly ConcurrentDictionary<Activity, string> _open = new();
    private readonly ActivityListener _listener;

    public OpenWork()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "Microsoft.AspNetCore" or "Npgsql" || source.Name.StartsWith("SystemUnderTest.", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => _open[activity] = activity.TraceId.ToHexString(),
            ActivityStopped = activity => _open.TryRemove(activity, out _),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>One line for each piece of work of a trace; of all traces if none is named.</summary>
    public IReadOnlyList<string> Describe(string? trace, Activity? asking) =>
        [.. _open.Where(o => o.Key != asking && (trace is null ? !IsControl(o.Key) : o.Value == trace)).Select(o => o.Key.DisplayName)];

    /// <summary>This one says nothing about rest any more.</summary>
    public void LeaveOpen(Activity? activity)
    {
        if (activity is not null)
            _open.TryRemove(activity, out _);
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsControl(Activity activity)
    {
        for (var ancestor = activity; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.DisplayName.Contains(" /_test/", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
