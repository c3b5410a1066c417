using NUnit.Framework;
using Reports.Journal;
using Reports.Suite;
using Runner.Sharding;
using Shouldly;

namespace Tests.Runner;

/// <summary>Parts of a suite that take equally long.</summary>
internal sealed class ShardTests
{
    [Test]
    public void Every_scenario_is_in_one_part_and_the_parts_are_even()
    {
        var index = FeatureIndex.Load(Path.Combine(RepositoryRoot.Find(), "Features"));
        var durations = index.Scenarios.Select(Shard.Reference).Distinct(StringComparer.Ordinal).Select((r, i) => (r, Duration: 10.0 + (i * 7919 % 500))).ToDictionary(d => d.r, d => d.Duration, StringComparer.Ordinal);
        var parts = Enumerable.Range(1, 4).Select(n => new Shard(new ShardNumber(n, 4)).Part(index.Scenarios, durations)).ToList();
        parts.SelectMany(p => p).Count().ShouldBe(index.Scenarios.Count);
        parts.SelectMany(p => p).Distinct().Count().ShouldBe(index.Scenarios.Count);
        var loads = parts.Select(p => p.Select(Shard.Reference).Distinct(StringComparer.Ordinal).Sum(r => durations[r])).ToList();
        (loads.Max() / loads.Average()).ShouldBeLessThan(1.05);
        Enumerable.Range(1, 4).Select(n => new Shard(new ShardNumber(n, 4)).Part([.. index.Scenarios.Reverse()], durations).Count).ShouldBe(parts.Select(p => p.Count), "the same parts, in whatever order the scenarios come");
    }

    [TestCase("2/4", true)]
    [TestCase("4/4", true)]
    [TestCase("5/4", false)]
    [TestCase("0/4", false)]
    [TestCase("1/0", false)]
    [TestCase("1", false)]
    [TestCase("a/b", false)]
    [TestCase("-1/4", false)]
    public void A_shard_is_which_of_how_many(string text, bool isShard) => (ShardNumber.Parse(text) is not null).ShouldBe(isShard);
}
