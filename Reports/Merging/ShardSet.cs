using System.Globalization;
using Reports.Journal;

namespace Reports.Merging;

/// <summary>Whether shards are all there, once each, and of one suite.</summary>
internal static class ShardSet
{
    public static int NumberOf(RunPlan plan) => ShardNumber.Parse(plan.Shard)?.Number ?? 1;

    /// <exception cref="MergeException">They are not.</exception>
    public static void Check(IReadOnlyList<(string Folder, RunPlan Plan)> runs)
    {
        if (runs.Count == 0)
            throw new MergeException("Expected the folders of the shards; none was given.");
        var parsed = runs.Select(r => (r.Folder, r.Plan, Shard: ShardNumber.Parse(r.Plan.Shard) ?? throw new MergeException($"{r.Folder} is no shard: its run says \"{r.Plan.Shard}\"."))).ToList();
        var of = parsed[0].Shard.Of;
        if (parsed.FirstOrDefault(p => p.Shard.Of != of) is { Folder: { } other } odd)
            throw new MergeException(string.Create(CultureInfo.InvariantCulture, $"Shards of different runs: {parsed[0].Folder} is {parsed[0].Plan.Shard}, {other} is {odd.Plan.Shard}."));
        if (parsed.GroupBy(p => p.Shard.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new MergeException($"Shard {twice.First().Plan.Shard} is there twice: {string.Join(", ", twice.Select(t => t.Folder))}.");
        var missing = Enumerable.Range(1, of).Except(parsed.Select(p => p.Shard.Number)).Select(n => new ShardNumber(n, of).ToString()).ToList();
        if (missing.Count > 0)
            throw new MergeException($"Missing: shard {string.Join(", ", missing)}. Found: {string.Join(", ", parsed.OrderBy(p => p.Shard.Number).Select(p => $"{p.Plan.Shard} in {p.Folder}"))}. Without it the report would be about a part of the suite.");
        Same(parsed.Select(p => (p.Folder, p.Plan.Sources ?? "unknown sources")), "sources", "Run all shards on one commit.");
        Same(parsed.Select(p => (p.Folder, p.Plan.Tags ?? "everything")), "selections", "Give all shards the same --tags.");
        Same(parsed.Select(p => (p.Folder, p.Plan.Target)), "targets", "Give all shards the same --target.");
    }

    private static void Same(IEnumerable<(string Folder, string Value)> values, string what, string way)
    {
        var groups = values.GroupBy(v => v.Value, StringComparer.Ordinal).ToList();
        if (groups.Count > 1)
            throw new MergeException($"The shards are of different {what}: {string.Join("; ", groups.Select(g => $"{g.Key} in {string.Join(", ", g.Select(v => v.Folder))}"))}. {way}");
    }
}
