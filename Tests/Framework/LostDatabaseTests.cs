extern alias system;

using System.Net;
using Framework.Lanes;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>The lane's database can go away in the middle of something, and come back.</summary>
internal sealed class LostDatabaseTests
{
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), RunOptions.FromEnvironment() with { Lanes = 1 }, new Recorded());

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task While_it_is_gone_nothing_is_stored_and_afterwards_all_is_well()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("lost"));
        await using (await scope.LoseDatabaseAsync())
            (await LonelySystem.RegisterAsync(scope)).ShouldBe(HttpStatusCode.InternalServerError);
        (await scope.CountRowsAsync("users")).ShouldBe(0);
        (await LonelySystem.RegisterAsync(scope)).ShouldBe(HttpStatusCode.Created);
        (await scope.EndAsync(null)).ShouldBeNull();

        for (var i = 0; i < 3; i++)
        {
            var next = await _lanes.BeginAsync(LonelySystem.Named($"after lost {i}"));
            (await LonelySystem.RegisterAsync(next)).ShouldBe(HttpStatusCode.Created, "the lane was cleaned and serves others");
            (await next.EndAsync(null)).ShouldBeNull();
        }
    }
}
