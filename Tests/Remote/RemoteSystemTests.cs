using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Framework.Contract;
using Framework.Database;
using Framework.Evidence;
using Framework.Lanes;
using Framework.Remote;
using Npgsql;
using NUnit.Framework;
using Shouldly;

namespace Tests.Remote;

/// <summary>Scenarios against a system on a port: it tells what it does by its telemetry alone.</summary>
internal sealed class RemoteSystemTests
{
    private static readonly DateTimeOffset StartOfTime = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    private readonly Kept _sink = new();
    private PostgresServer _server = null!;
    private RunningSystem _running = null!;
    private RemoteOptions _options = null!;
    private RemoteSystem _remote = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment());
        await _server.Ready;
        var database = $"remote_{Guid.NewGuid():N}";
        await using (var admin = new NpgsqlConnection(_server.ConnectionStringFor("postgres")))
        {
            await admin.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {database}", admin);
            await create.ExecuteNonQueryAsync();
        }

        var telemetry = new Uri($"http://127.0.0.1:{FreePort()}");
        _running = new RunningSystem(_server.ConnectionStringFor(database), new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["TestControls:Enabled"] = "true",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.ToString(),
        });
        var url = _running.Start();
        _options = new RemoteOptions(url, [url], _server.ConnectionStringFor(database), telemetry);
        _remote = await RemoteSystem.StartAsync(_options, new RunOptions(1, 2), _sink, "/openapi/v1.json", ContractRule.Suspect, []);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _remote.DisposeAsync();
        await _running.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task What_happens_inside_is_on_the_step_that_caused_it()
    {
        var scope = await _remote.BeginAsync(Named("registers"));
        scope.BeginStep("When", "somebody registers", null);
        await RegisterAsync(scope);
        scope.EndStep(null);
        scope.BeginStep("Then", "nothing more", null);
        await scope.AtRestAsync();
        scope.EndStep(null);
        (await scope.EndAsync(null)).ShouldBeNull();

        var record = _sink.Of("registers");
        record.Outcome.ShouldBe(Outcome.Passed);
        record.Steps[0].Evidence.OfType<HttpExchange>().Select(e => e.Status).ShouldBe([201, 200]);
        var statements = record.Steps[0].Evidence.OfType<SqlStatement>().ToList();
        statements.ShouldContain(s => s.Text.Contains("INSERT INTO users", StringComparison.Ordinal) && s.Request == "POST /auth/register");
        statements.Select(s => s.Request).Distinct().ShouldBe(["POST /auth/register", "POST /auth/sign-in"]);
        record.Steps[1].Evidence.OfType<SqlStatement>().ShouldBeEmpty();
    }

    [Test]
    public async Task Two_at_once_see_their_own()
    {
        var both = new[] { await _remote.BeginAsync(Named("first")), await _remote.BeginAsync(Named("second")) };
        foreach (var scope in both)
            scope.BeginStep("When", "they register", null);
        await Task.WhenAll(both.Select(RegisterAsync));
        foreach (var scope in both)
        {
            scope.EndStep(null);
            (await scope.EndAsync(null)).ShouldBeNull();
        }

        foreach (var name in new[] { "first", "second" })
            _sink.Of(name).Steps[0].Evidence.OfType<SqlStatement>().Count(s => s.Text.Contains("INSERT INTO users", StringComparison.Ordinal)).ShouldBe(1, name);
    }

    [Test]
    public async Task Time_passes_for_a_scenario_that_says_so_and_is_back_for_the_next()
    {
        var scope = await _remote.BeginAsync(Named("waits", Capabilities.VirtualTime));
        scope.BeginStep("When", "two hours pass", null);
        await scope.AdvanceAsync(TimeSpan.FromHours(2));
        scope.Clock.GetUtcNow().ShouldBe(StartOfTime.AddHours(2));
        scope.EndStep(null);
        (await scope.EndAsync(null)).ShouldBeNull();
        _sink.Of("waits").Steps[0].Evidence.OfType<ClockMove>().ShouldHaveSingleItem();

        var next = await _remote.BeginAsync(Named("comes after"));
        next.Clock.GetUtcNow().ShouldBe(StartOfTime);
        await next.EndAsync(null);
    }

    [Test]
    public async Task A_clock_that_others_share_is_moved_by_nobody()
    {
        var scope = await _remote.BeginAsync(Named("would wait"));
        scope.BeginStep("When", "an hour passes", null);
        var error = await Should.ThrowAsync<MissingCapabilityException>(() => scope.AdvanceAsync(TimeSpan.FromHours(1)));
        error.Message.ShouldBe("The scenario needs a clock that is moved, and does not say so. Expected: the tag @virtual-time on the scenario, so that it is skipped where the target has no such thing.");
        scope.EndStep(error);
        await scope.EndAsync(error);
        scope.Clock.GetUtcNow().ShouldBe(StartOfTime);
    }

    [Test]
    public async Task Who_reaches_inside_without_saying_so_fails_though_the_step_passed()
    {
        var scope = await _remote.BeginAsync(Named("counts"));
        scope.BeginStep("Then", "a counter", null);
        Should.Throw<MissingCapabilityException>(() => scope.Counters);
        scope.EndStep(null);
        (await scope.EndAsync(null)).ShouldNotBeNull().Message.ShouldContain("the tag @in-process");
    }

    [Test]
    public void What_a_running_system_lacks_is_said_before_the_scenario_begins()
    {
        _remote.Lacks(Named("plain")).ShouldBeNull();
        _remote.Lacks(Named("waits", Capabilities.VirtualTime)).ShouldBeNull();
        _remote.Lacks(Named("inside", Capabilities.Inside)).ShouldStartWith("The target 'url' is another process: @in-process");
        _remote.Lacks(Named("own", Capabilities.OwnSystem)).ShouldStartWith("The target 'url' is shared by scenarios: @own-system");
    }

    [Test]
    public async Task Sockets_speak_come_to_rest_and_end()
    {
        var scope = await _remote.BeginAsync(Named("listens"));
        scope.BeginStep("When", "they connect", null);
        var token = await RegisterAsync(scope);
        (await scope.Sockets.OpenAsync("nobody", "/realtime")).Refusal.ShouldNotBeNull().Body.ShouldContain("not_signed_in");
        var socket = await scope.Sockets.OpenAsync("phone", "/realtime", [new("Authorization", $"Bearer {token}")]);
        await scope.AtRestAsync();
        socket.Unread.ShouldHaveSingleItem().Text.ShouldContain("hello");
        await socket.SendAsync("""{"type":"ping"}""");
        await scope.AtRestAsync();
        socket.Unread.Count.ShouldBe(2);
        scope.EndStep(null);
        (await scope.EndAsync(null)).ShouldBeNull();
    }

    [Test]
    public async Task Nothing_there_is_said()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}/");
        var error = await Should.ThrowAsync<TargetUnavailableException>(() => StartAsync(_options with { Url = nobody, Instances = [nobody], Patience = TimeSpan.FromMilliseconds(10) }));
        error.Message.ShouldStartWith($"Nothing answers at {nobody} within 0 s:");
    }

    [Test]
    public async Task Something_else_there_is_named()
    {
        var error = await Should.ThrowAsync<TargetUnavailableException>(async () => await RemoteSystem.StartAsync(_options with { Listen = null }, new RunOptions(1, 2), _sink, "/health/live", ContractRule.Off, []));
        error.Message.ShouldBe($$"""What answers at {{_options.Url}} is not the system under test. Expected: its OpenAPI document at /health/live; actual: application/json; charset=utf-8: {"status":"live"}""");
    }

    [Test]
    public async Task A_system_without_test_controls_cannot_be_tested()
    {
        await using var plain = new RunningSystem(_options.Database!, new Dictionary<string, string?>(StringComparer.Ordinal));
        var url = plain.Start();
        var error = await Should.ThrowAsync<TargetUnavailableException>(() => StartAsync(_options with { Url = url, Instances = [url], Listen = null }));
        error.Message.ShouldContain("has no test controls");
        error.Message.ShouldContain("TestControls:Enabled=true");
    }

    [Test]
    public async Task Production_refuses_test_controls()
    {
        await using var production = new RunningSystem(_options.Database!, new Dictionary<string, string?>(StringComparer.Ordinal) { ["TestControls:Enabled"] = "true" }, "Production");
        Should.Throw<InvalidOperationException>(production.Start).Message.ShouldContain("TestControls:Enabled is set, but this is Production");
    }

    [Test]
    public async Task A_port_for_telemetry_that_is_taken_is_named() =>
        (await Should.ThrowAsync<TargetUnavailableException>(() => StartAsync(_options))).Message.ShouldStartWith($"Telemetry cannot be taken at {_options.Listen}");

    [Test]
    public async Task Garbage_instead_of_telemetry_is_refused()
    {
        using var client = new HttpClient { BaseAddress = _options.Listen };
        using var garbage = new ByteArrayContent([0xff, 0xff, 0xff]);
        using var answer = await client.PostAsync(new Uri("/v1/traces", UriKind.Relative), garbage);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ScenarioIdentity Named(string name, params string[] tags) => new(name.Replace(' ', '-'), "Remote", name, [], tags, "");

    private static async Task<string> RegisterAsync(ScenarioScope scope)
    {
        using var client = scope.CreateClient();
        var email = scope.Data.Email("anna");
        using var registered = await client.PostAsJsonAsync("/auth/register", new { email, password = "Planted-passw0rd", full_name = "Anna", role = "tutor" });
        registered.EnsureSuccessStatusCode();
        using var signedIn = await client.PostAsJsonAsync("/auth/sign-in", new { email, password = "Planted-passw0rd" });
        var json = await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return new AuthenticationHeaderValue("Bearer", json.EnumerateObject().First(p => p.Name.StartsWith("access", StringComparison.OrdinalIgnoreCase)).Value.GetString()).Parameter!;
    }

    private Task<RemoteSystem> StartAsync(RemoteOptions options) => RemoteSystem.StartAsync(options, new RunOptions(1, 2), _sink, "/openapi/v1.json", ContractRule.Off, []);

    private sealed class Kept : IScenarioSink
    {
        private readonly ConcurrentDictionary<string, ScenarioRecord> _records = new(StringComparer.Ordinal);

        public ScenarioRecord Of(string name) => _records[name];

        public void ScenarioStarted(ScenarioIdentity identity, DateTimeOffset at)
        {
        }

        public void ScenarioEnded(ScenarioRecord record) => _records[record.Identity.Name] = record;

        public void RunObserved(RunFacts facts)
        {
        }
    }
}
