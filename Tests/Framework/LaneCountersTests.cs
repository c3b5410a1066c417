extern alias system;

using System.Diagnostics.Metrics;
using Framework.Http;
using Framework.Lanes;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>What a lane's system counts belongs to the scenario that has the lane.</summary>
internal sealed class LaneCountersTests
{
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), RunOptions.FromEnvironment() with { Lanes = 2 }, new Recorded());

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task Lanes_count_for_themselves_and_each_scenario_begins_at_nothing()
    {
        var (first, second) = (await BeginAsync("first"), await BeginAsync("second"));
        Count(first, "planted.sales", 3);
        Count(first, "planted.sales", 4);
        Count(second, "planted.sales", 1);
        (first.Counters.RiseOf("planted.sales"), second.Counters.RiseOf("planted.sales")).ShouldBe((7, 1));
        await first.EndAsync(null);
        await second.EndAsync(null);
        for (var i = 0; i < 3; i++)
        {
            var next = await BeginAsync($"next {i}");
            Count(next, "planted.sales", 0);
            next.Counters.RiseOf("planted.sales").ShouldBe(0);
            await next.EndAsync(null);
        }
    }

    [Test]
    public async Task A_histogram_tells_how_many_values_it_got()
    {
        var scope = await BeginAsync("histogram");
        var histogram = Meter(scope).CreateHistogram<double>("planted.waits");
        histogram.Record(0.5);
        histogram.Record(30);
        scope.Counters.RiseOf("planted.waits").ShouldBe(2);
        await scope.EndAsync(null);
    }

    [Test]
    public async Task An_unknown_counter_names_the_nearest_and_a_meter_of_nobody_is_not_seen()
    {
        using var nobodys = new Meter("Planted.Static");
        nobodys.CreateCounter<long>("planted.static").Add(1);
        var scope = await BeginAsync("unknown");
        Count(scope, "planted.refunds", 1);
        Should.Throw<UnknownNameException>(() => scope.Counters.RiseOf("planted.refund")).Message.ShouldContain("Did you mean: planted.refunds");
        Should.Throw<UnknownNameException>(() => scope.Counters.RiseOf("planted.static"));
        await scope.EndAsync(null);
    }

    private ValueTask<ScenarioScope> BeginAsync(string name) => _lanes.BeginAsync(LonelySystem.Named(name));

    private static Meter Meter(ScenarioScope scope) => scope.System.GetRequiredService<IMeterFactory>().Create("Planted");

    private static void Count(ScenarioScope scope, string name, int by) => Meter(scope).CreateCounter<int>(name).Add(by);
}
