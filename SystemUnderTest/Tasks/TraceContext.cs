using System.Diagnostics;
using System.Net;

namespace SystemUnderTest.Tasks;

/// <summary>A job belongs to the trace of the request that asked for it, however much later it runs.</summary>
internal static class TraceContext
{
    private static readonly ActivitySource Source = new("SystemUnderTest.Tasks");

    public static string? BaggageOf(Activity? activity)
    {
        var items = activity?.Baggage.Select(b => $"{WebUtility.UrlEncode(b.Key)}={WebUtility.UrlEncode(b.Value)}").ToList();
        return items is { Count: > 0 } ? string.Join(',', items) : null;
    }

    public static Activity? Start(DueWork work)
    {
        var parent = ActivityContext.TryParse(work.TraceParent, null, isRemote: true, out var known) ? known : default;
        var activity = Source.StartActivity(work.Kind, ActivityKind.Consumer, parent);
        foreach (var pair in work.Baggage?.Split(',') ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
                activity?.AddBaggage(WebUtility.UrlDecode(pair[..at]), WebUtility.UrlDecode(pair[(at + 1)..]));
        }

        return activity;
    }
}
