using Reports.Journal;
using Reports.Runs;
using Reports.Suite;

namespace Runner.Sharding;

/// <summary>What one shard runs.</summary>
/// <param name="Which">Which of how many.</param>
internal sealed record Shard(ShardNumber Which)
{
    /// <summary>
    /// This shard's part. The longest first, each to the shard that has least so far: every process that is given the same scenarios and durations comes
    /// to the same parts. A scenario of which nothing is recorded counts as the median.
    /// </summary>
    /// <param name="scenarios">All that is to run.</param>
    /// <param name="durations">By <c>feature: name</c>, in milliseconds.</param>
    public IReadOnlyList<ScenarioEntry> Part(IReadOnlyList<ScenarioEntry> scenarios, IReadOnlyDictionary<string, double> durations)
    {
        var usual = Median(durations);
        var parts = Enumerable.Range(0, Which.Of).Select(_ => new List<ScenarioEntry>()).ToArray();
        var loads = new double[Which.Of];
        // NUnit selects by names: what has the same name is run together.
        var groups = scenarios.GroupBy(Reference, StringComparer.Ordinal).Select(g => (g.Key, Scenarios: g.ToList(), Duration: durations.GetValueOrDefault(g.Key, usual)));
        foreach (var (_, group, duration) in groups.OrderByDescending(g => g.Duration).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(loads, loads.Min());
            parts[least].AddRange(group);
            loads[least] += duration;
        }

        return parts[Which.Number - 1];
    }

    /// <summary>Which of how many: <c>2/4</c>.</summary>
    public override string ToString() => Which.ToString();

    /// <summary>What durations are kept by.</summary>
    public static string Reference(ScenarioEntry scenario) => ScenarioReference.Of(scenario.Feature, scenario.DisplayName);

    private static double Median(IReadOnlyDictionary<string, double> durations)
    {
        var sorted = durations.Values.Order().ToList();
        return sorted.Count == 0 ? 1 : sorted[sorted.Count / 2];
    }
}
