extern alias system;

using System.Net;
using Framework.Evidence;
using Framework.Lanes;
using Framework.Waiting;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>What never comes to rest. The wait is short here, so nothing else is tested on these lanes.</summary>
internal sealed class UnfinishedWorkTests
{
    private readonly Recorded _sink = new();
    private readonly LonelySystem _system = new();
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() =>
        _lanes = await LanePool<TheSystem>.StartAsync(_system, RunOptions.FromEnvironment() with { Lanes = 1, RestTimeout = TimeSpan.FromSeconds(1) }, _sink);

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task Unfinished_work_fails_the_scenario_by_name_and_spoils_no_other()
    {
        var scope = await BeginAsync("unfinished");
        _system.Unfinished[scope.Identity.Id] = "job reports.monthly is queued";
        var failure = await scope.EndAsync(null);
        failure.ShouldNotBeNull().Message.ShouldContain("job reports.monthly is queued");
        _sink.RecordOf("unfinished").Outcome.ShouldBe(Outcome.Failed);

        for (var i = 0; i < 4; i++)
        {
            var next = await BeginAsync($"after unfinished {i}");
            (await RegisterAsync(next)).ShouldBe(HttpStatusCode.Created);
            (await next.EndAsync(null)).ShouldBeNull();
        }
    }

    [Test]
    public async Task The_wait_for_rest_says_what_is_still_going_on()
    {
        var scope = await BeginAsync("restless");
        _system.Unfinished[scope.Identity.Id] = "a callback is under way";
        (await Should.ThrowAsync<NotAtRestException>(() => scope.AtRestAsync())).Message.ShouldContain("a callback is under way");
        _system.Unfinished.TryRemove(scope.Identity.Id, out _);
        await scope.AtRestAsync();
        await scope.EndAsync(null);
    }

    [Test]
    public async Task A_probe_that_does_not_answer_is_named()
    {
        var scope = await BeginAsync("silent");
        _system.Silent[scope.Identity.Id] = true;
        (await Should.ThrowAsync<NotAtRestException>(() => scope.AtRestAsync())).Message.ShouldContain("OnDemand does not answer whether all is quiet");
        _system.Silent.TryRemove(scope.Identity.Id, out _);
        await scope.AtRestAsync();
        await scope.EndAsync(null);
    }

    private ValueTask<ScenarioScope> BeginAsync(string name) => _lanes.BeginAsync(LonelySystem.Named(name));

    private static Task<HttpStatusCode> RegisterAsync(ScenarioScope scope) => LonelySystem.RegisterAsync(scope);
}
