extern alias system;

using Framework.Lanes;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>What a failed scenario left in the system's memory is nobody else's.</summary>
internal sealed class FailedLaneTests
{
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), RunOptions.FromEnvironment() with { Lanes = 1, SpareLanes = 0 }, new Recorded());

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task After_a_failure_the_next_scenario_has_a_system_that_was_started_anew()
    {
        var first = await RunAsync("passes", null);
        var second = await RunAsync("fails", new InvalidOperationException("planted"));
        var third = await RunAsync("passes after it", null);

        second.ShouldBeSameAs(first, "one that passed is followed by the same system");
        third.ShouldNotBeSameAs(second);
    }

    private async Task<IServiceProvider> RunAsync(string name, Exception? error)
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named(name));
        var system = scope.System;
        await scope.EndAsync(error);
        return system;
    }
}
