extern alias system;

using System.Net;
using Framework.Lanes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
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

    [Test]
    public async Task A_failure_leaves_no_session_of_its_system_and_no_database_behind()
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named("fails with sessions"));
        var failed = AddressIn(scope);
        (await LonelySystem.RegisterAsync(scope)).ShouldBe(HttpStatusCode.Created);
        await scope.EndAsync(new InvalidOperationException("planted"));

        var next = await _lanes.BeginAsync(LonelySystem.Named("passes after sessions"));
        var left = await LeftAsync(AddressIn(next), new NpgsqlConnectionStringBuilder(failed).Database!);
        await next.EndAsync(null);
        left.ShouldBe((0, 0), "databases and sessions of the lane that failed");
    }

    private static string AddressIn(ScenarioScope scope) => scope.System.GetRequiredService<IConfiguration>().GetConnectionString("Main")!;

    private static async Task<(long Databases, long Sessions)> LeftAsync(string connectionString, string database)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select (select count(*) from pg_database where datname = $1), (select count(*) from pg_stat_activity where datname = $1)", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = database } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return (rows.GetInt64(0), rows.GetInt64(1));
    }

    private async Task<IServiceProvider> RunAsync(string name, Exception? error)
    {
        var scope = await _lanes.BeginAsync(LonelySystem.Named(name));
        var system = scope.System;
        await scope.EndAsync(error);
        return system;
    }
}
