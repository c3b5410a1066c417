using System.Globalization;
using Reports.Runs;
using Reports.Suite;

namespace Runner.Sharding;

/// <summary>One of several runs that are the whole suite together.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
internal sealed record Shard(int Number, int Of)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");

    /// <summary>Reads <c>2/4</c>; null if it is something else.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var number, var of] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && n >= 1 && n <= m ? new Shard(n, m) : null;

    /// <summary>
    /// This shard's part. The longest first, each to the shard that has least so far: every process that is given the same scenarios and durations comes
    /// to the same parts. A scenario of which nothing is recorded counts as the median.
    /// </summary>
    /// <param name="scenarios">All that is to run.</param>
    /// <param name="durations">By <c>feature: name</c>, in milliseconds.</param>
    public IReadOnlyList<ScenarioEntry> Part(IReadOnlyList<ScenarioEntry> scenarios, IReadOnlyDictionary<string, double> durations)
    {
        var usual = Median(durations);
        var parts = Enumerable.Range(0, Of).Select(_ => new List<ScenarioEntry>()).ToArray();
        var loads = new double[Of];
        // NUnit selects by names: what has the same name is run together.
        var groups = scenarios.GroupBy(Reference, StringComparer.Ordinal).Select(g => (g.Key, Scenarios: g.ToList(), Duration: durations.GetValueOrDefault(g.Key, usual)));
        foreach (var (_, group, duration) in groups.OrderByDescending(g => g.Duration).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(loads, loads.Min());
            parts[least].AddRange(group);
            loads[least] += duration;
        }

        return parts[Number - 1];
    }

    /// <summary>What durations are kept by.</summary>
    public static string Reference(ScenarioEntry scenario) => ScenarioReference.Of(scenario.Feature, scenario.DisplayName);

    private static double Median(IReadOnlyDictionary<string, double> durations)
    {
        var sorted = durations.Values.Order().ToList();
        return sorted.Count == 0 ? 1 : sorted[sorted.Count / 2];
    }
}
