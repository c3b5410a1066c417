extern alias system;

using Framework.Evidence;
using Framework.Lanes;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>A vendor that is called while a transaction is open or a lock is held fails the scenario, unasked, and names statement and call.</summary>
internal sealed class VendorCallsInTransactionsTests
{
    private readonly Recorded _sink = new();
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(new PlantedVendorCalls(), RunOptions.FromEnvironment() with { Lanes = 1 }, _sink);

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [TestCase("open-transaction", "a database transaction was open", "SELECT count(*) FROM jobs")]
    [TestCase("raw-transaction", "a database transaction was open", "SELECT 1 AS planted")]
    [TestCase("advisory-lock", "an advisory lock was held", "SELECT pg_advisory_lock(42)")]
    public async Task What_is_held_meanwhile_fails_the_scenario_and_is_named(string door, string held, string statement)
    {
        var scope = await CallAsync(door);
        var failure = (await scope.EndAsync(null)).ShouldNotBeNull();
        failure.Message.ShouldContain(held);
        failure.Message.ShouldContain($"the last statement before it: {statement}");
        failure.Message.ShouldContain($"POST http://127.0.0.1:9/charges was called in GET /planted/{door} while ");
        failure.Cause.ShouldBe(CauseKind.Product);
        _sink.RecordOf(scope.Identity.Name).Outcome.ShouldBe(Outcome.Failed);
    }

    [TestCase("ended-transaction", 1)]
    [TestCase("no-lock", 1)]
    [TestCase("only-transaction", 0)]
    public async Task What_is_not_held_any_more_is_no_failure(string door, int calls)
    {
        var scope = await CallAsync(door);
        scope.VendorCalls.Count.ShouldBe(calls);
        (await scope.EndAsync(null)).ShouldBeNull();
    }

    /// <summary>One request has a transaction open all the time while others, in other sessions, call vendors.</summary>
    [Test]
    public async Task Another_requests_transaction_is_not_held_against_a_call()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("neighbours"));
        scope.BeginStep("When", "many at once", null);
        using var client = scope.CreateClient();
        for (var round = 0; round < 10; round++)
            await Task.WhenAll(Enumerable.Range(0, 12).Select(i => client.GetAsync(new Uri(i % 2 == 0 ? "/planted/ended-transaction" : "/planted/only-transaction", UriKind.Relative))));
        scope.EndStep(null);
        scope.VendorCalls.Count.ShouldBe(60);
        (await scope.EndAsync(null)).ShouldBeNull();
    }

    [Test]
    public async Task A_scenario_that_failed_already_keeps_its_own_reason()
    {
        var scope = await CallAsync("open-transaction", "failed already");
        await scope.EndAsync(new InvalidOperationException("the step's own"));
        _sink.RecordOf("failed already").Failure!.Message.ShouldContain("the step's own");
    }

    private async Task<ScenarioScope> CallAsync(string door, string? name = null)
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named(name ?? door));
        scope.BeginStep("When", door, null);
        using (var client = scope.CreateClient())
            (await client.GetAsync(new Uri($"/planted/{door}", UriKind.Relative))).Dispose();
        scope.EndStep(null);
        return scope;
    }
}
