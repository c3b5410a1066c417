using Reports.Causes;
using Reports.Runs;

namespace Reports.Execution;

/// <summary>In which order causes are best repaired, and why in this one.</summary>
internal static class FixOrder
{
    /// <summary>What hides other failures comes first; then what is critical; then what hits most scenarios.</summary>
    public static IReadOnlyList<(CauseGroup Cause, string Reason)> Of(IEnumerable<CauseGroup> causes) =>
    [
        .. causes.OrderBy(c => Rank(c.Kind)).ThenBy(c => IsCritical(c) ? 0 : 1).ThenByDescending(c => c.Results.Count).ThenBy(c => c.Headline, StringComparer.Ordinal).Select(c => (c, Reason(c))),
    ];

    private static int Rank(string kind) => kind switch
    {
        "infrastructure" => 0,
        "data" => 1,
        "test" => 3,
        _ => 2,
    };

    private static string Reason(CauseGroup cause)
    {
        var hit = Words.Count(cause.Results.Count, "scenario");
        var critical = IsCritical(cause) ? ", a critical one among them" : "";
        return cause.Kind switch
        {
            "infrastructure" => $"what fails for want of a machine says nothing about the system; {hit}{critical}",
            "data" => $"{hit} could not begin, so nothing is known about what they prove{critical}",
            "test" => $"the system may be right; {hit}{critical}",
            "vendor-contract" => $"the vendor would refuse this in production too; {hit}{critical}",
            _ => $"{hit}{critical}",
        };
    }

    private static bool IsCritical(CauseGroup cause) => cause.Results.Any(IsCritical);

    private static bool IsCritical(ScenarioResult result) => result.Deciding.Tags.Any(t => t is "severity:critical" or "severity:blocker");
}
