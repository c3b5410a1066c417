extern alias system;

using System.Net;
using System.Text.Json;
using Framework.Evidence;
using Framework.Http;
using Framework.Lanes;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>Lanes on the reference system, with no vendors at all.</summary>
internal sealed class LaneTests
{
    private readonly Recorded _sink = new();
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin()
    {
        var options = RunOptions.FromEnvironment() with { Lanes = 2 };
        _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), options, _sink);
    }

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task Scenarios_at_the_same_time_have_their_own_database()
    {
        var one = await BeginAsync("one");
        var other = await BeginAsync("other");
        one.Lane.Number.ShouldNotBe(other.Lane.Number);
        (await RegisterAsync(one)).ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(other)).ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(one)).ShouldBe(HttpStatusCode.Conflict, "an account of the same scenario");
        await one.EndAsync(null);
        await other.EndAsync(null);
    }

    [Test]
    public async Task A_scenario_finds_nothing_of_the_one_before()
    {
        for (var i = 0; i < 6; i++)
        {
            var scope = await BeginAsync($"in turn {i}");
            (await RegisterAsync(scope)).ShouldBe(HttpStatusCode.Created);
            await scope.EndAsync(null);
        }
    }

    [Test]
    public async Task Statements_are_counted_by_request_and_by_scenario()
    {
        var one = await BeginAsync("counts one");
        var other = await BeginAsync("counts nothing");
        one.Statements.OfLastRequest.ShouldBe(0, "before any request");
        (await RegisterAsync(one)).ShouldBe(HttpStatusCode.Created);
        one.Statements.OfLastRequest.ShouldBe(1, "statements of a registration: an INSERT");
        using var client = one.CreateClient();
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
        one.Statements.OfLastRequest.ShouldBe(0, "statements of a request that asks the database nothing");
        one.Statements.UnderWay.ShouldBe(0, "statements that have not ended");
        other.Statements.OfLastRequest.ShouldBe(0, "statements of another scenario");
        await one.EndAsync(null);
        await other.EndAsync(null);
    }

    [Test]
    public async Task A_moved_clock_stands_at_the_start_again_for_the_next_scenario()
    {
        for (var i = 0; i < 4; i++)
        {
            var scope = await BeginAsync($"clock {i}");
            scope.Clock.GetUtcNow().ShouldBe(scope.Clock.Start);
            await scope.AdvanceAsync(TimeSpan.FromDays(40));
            scope.Clock.GetUtcNow().ShouldBe(scope.Clock.Start.AddDays(40));
            await scope.EndAsync(null);
        }
    }

    [Test]
    public async Task Evidence_lies_with_the_step_that_caused_it()
    {
        var scope = await BeginAsync("evidence");
        scope.BeginStep("Given", "an account", null);
        await RegisterAsync(scope);
        scope.EndStep(null);
        scope.BeginStep("When", "somebody asks for health", null);
        using var client = scope.CreateClient();
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        scope.EndStep(null);
        await scope.EndAsync(null);

        var record = _sink.RecordOf("evidence");
        var given = record.Steps[0].Evidence;
        given.OfType<HttpExchange>().ShouldHaveSingleItem().Url.ShouldBe("http://localhost/auth/register");
        given.OfType<SqlStatement>().ShouldContain(s => s.Text.Contains("INSERT INTO users", StringComparison.Ordinal));
        var when = record.Steps[1].Evidence;
        when.OfType<HttpExchange>().ShouldHaveSingleItem().Url.ShouldBe("http://localhost/health/live");
        when.OfType<SqlStatement>().ShouldBeEmpty();
    }

    [Test]
    public async Task Passwords_never_reach_the_record()
    {
        var scope = await BeginAsync("secrets");
        scope.BeginStep("Given", "an account", null);
        await RegisterAsync(scope);
        scope.EndStep(null);
        await scope.EndAsync(null);
        JsonSerializer.Serialize(_sink.RecordOf("secrets").Steps[0].Evidence.Cast<object>()).ShouldNotContain(LonelySystem.Password);
    }

    [Test]
    public async Task An_end_check_fails_a_scenario_that_had_passed()
    {
        var scope = await BeginAsync("end check");
        scope.AddEndCheck("vendors", () => ValueTask.FromResult<Failure?>(new Failure("the vendor refused a request", "", "Refused", "end", CauseKind.VendorContract)));
        (await scope.EndAsync(null)).ShouldNotBeNull().Message.ShouldBe("the vendor refused a request");
    }

    [Test]
    public async Task The_first_error_stays_the_failure()
    {
        var scope = await BeginAsync("first error");
        scope.AddEndCheck("vendors", () => ValueTask.FromResult<Failure?>(new Failure("later", "", "Refused", "end", null)));
        (await scope.EndAsync(new ShouldAssertException("first"))).ShouldBeNull();
        _sink.RecordOf("first error").Failure.ShouldNotBeNull().Message.ShouldBe("first");
    }

    [Test]
    public async Task A_vendors_refusal_explains_the_failure_that_it_led_to()
    {
        var scope = await BeginAsync("refusal explains");
        scope.AddEndCheck("vendors", () => ValueTask.FromResult<Failure?>(new Failure("the vendor refused a request", "", "Refused", "end", CauseKind.VendorContract)));
        await scope.EndAsync(new ShouldAssertException("no message came"));
        var failure = _sink.RecordOf("refusal explains").Failure.ShouldNotBeNull();
        failure.Message.ShouldStartWith("the vendor refused a request");
        failure.Message.ShouldEndWith("no message came");
        failure.Cause.ShouldBe(CauseKind.VendorContract);
    }

    [Test]
    public async Task A_race_that_nobody_joins_says_so()
    {
        var scope = await BeginAsync("no race");
        await using (var held = await scope.HoldWritersAsync("users"))
        {
            using var client = scope.CreateClient();
            var work = client.GetAsync(new Uri("/health/live", UriKind.Relative));
            var error = await Should.ThrowAsync<InvalidOperationException>(() => held.ReleaseWhenWaitingAsync(2, work));
            error.Message.ShouldContain("Expected 2 sessions to want to write to table users at the same time, but 0 did and the calls were answered");
            (await work).Dispose();
        }

        await scope.EndAsync(null);
    }

    [Test]
    public async Task Held_writers_go_on_together()
    {
        var scope = await BeginAsync("race");
        await using (var held = await scope.HoldWritersAsync("users"))
        {
            var work = Task.WhenAll(RegisterAsync(scope), RegisterAsync(scope));
            await held.ReleaseWhenWaitingAsync(2, work);
            (await work).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict], ignoreOrder: true);
        }

        await scope.EndAsync(null);
    }

    [Test]
    public async Task An_unknown_endpoint_is_answered_with_the_nearest()
    {
        var scope = await BeginAsync("endpoints");
        Should.Throw<UnknownNameException>(() => scope.Endpoints["registr"]).Message.ShouldContain("register");
        scope.Endpoints["get-invoice"].Path(Guid.Empty).ShouldBe("/invoices/00000000-0000-0000-0000-000000000000");
        Should.Throw<ArgumentException>(() => scope.Endpoints["get-invoice"].Path()).Message.ShouldContain("has more parameters");
        Should.Throw<ArgumentException>(() => scope.Endpoints["register"].Path(1)).Message.ShouldContain("takes 0 value(s), 1 were given");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task A_schema_that_does_not_build_is_named()
    {
        var broken = new LonelySystem { Schema = "create table x (id integr primary key);" };
        var error = await Should.ThrowAsync<Exception>(async () =>
        {
            await using var pool = await LanePool<TheSystem>.StartAsync(broken, RunOptions.FromEnvironment() with { Lanes = 1 }, new Recorded());
        });
        error.Message.ShouldContain("integr");
    }

    private ValueTask<ScenarioScope> BeginAsync(string name) => _lanes.BeginAsync(LonelySystem.Named(name));

    private static Task<HttpStatusCode> RegisterAsync(ScenarioScope scope) => LonelySystem.RegisterAsync(scope);
}
