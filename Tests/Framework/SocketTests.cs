extern alias system;

using System.Net.Http.Json;
using System.Text.Json;
using Framework.Evidence;
using Framework.Http;
using Framework.Lanes;
using Framework.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>Sockets into the reference system, and into one that holds on to them.</summary>
internal sealed class SocketTests
{
    private readonly Recorded _sink = new();
    private IScenarioHost _lanes = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(
        new LonelySystem { Services = services => services.AddSingleton<IStartupFilter>(new HoldsOn()) },
        RunOptions.FromEnvironment() with { Lanes = 1, RestTimeout = TimeSpan.FromSeconds(2) },
        _sink);

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [Test]
    public async Task Every_frame_is_evidence_on_the_step_that_caused_it_and_secrets_are_masked()
    {
        var scope = await BeginAsync("frames");
        scope.BeginStep("Given", "a socket", null);
        var socket = await OpenAsync(scope, "anna");
        await scope.AtRestAsync();
        scope.EndStep(null);
        scope.BeginStep("When", "something is sent", null);
        await socket.SendAsync("""{"type": "ping", "password": "correct-horse"}""");
        await scope.AtRestAsync();
        scope.EndStep(null);
        (await scope.EndAsync(null)).ShouldBeNull();

        var record = _sink.RecordOf("frames");
        var handshake = record.Steps[0].Evidence.OfType<HttpExchange>().Last();
        (handshake.Method, handshake.Status).ShouldBe(("GET", 101));
        handshake.RequestHeaders.ShouldContain(h => h.Key == "Authorization" && h.Value == "Bearer ***");
        var hello = record.Steps[0].Evidence.OfType<SocketFrame>().ShouldHaveSingleItem();
        (hello.Socket, hello.IsSent, hello.Kind, hello.Text).ShouldBe(("anna", false, FrameKind.Text, """{"type":"hello","cursor":0}"""));
        var frames = record.Steps[1].Evidence.OfType<SocketFrame>().ToList();
        frames.Take(3).Select(f => f.IsSent).ShouldBe([true, false, true], "sent, answered, closed; the system's own close frame may come when the scenario is over");
        frames[0].Text.ShouldBe("""{"type": "ping", "password": "***"}""");
        frames[1].Text.ShouldContain("password is unknown");
        frames[0].At.ShouldBeLessThanOrEqualTo(frames[1].At);
    }

    [Test]
    public async Task A_refused_socket_has_the_systems_answer()
    {
        var scope = await BeginAsync("refused");
        var socket = await scope.Sockets.OpenAsync("nobody", "/realtime");
        var refusal = socket.Refusal.ShouldNotBeNull();
        (refusal.Status, refusal.ContentType).ShouldBe((401, "application/problem+json"));
        refusal.Body.ShouldContain("not_signed_in");
        (await Should.ThrowAsync<InvalidOperationException>(() => socket.SendAsync("x"))).Message.ShouldBe("Nothing can be sent over socket 'nobody' (refused with 401).");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task An_unknown_socket_lists_the_nearest_and_a_name_is_not_used_twice_at_once()
    {
        var scope = await BeginAsync("names");
        await OpenAsync(scope, "anna");
        Should.Throw<UnknownNameException>(() => scope.Sockets["ana"]).Message.ShouldBe("There is no socket 'ana'. Did you mean: anna?");
        (await Should.ThrowAsync<InvalidOperationException>(() => scope.Sockets.OpenAsync("anna", "/realtime"))).Message.ShouldContain("Socket 'anna' is open already");
        scope.Sockets["anna"].Cut();
        await scope.Sockets.OpenAsync("anna", "/realtime");
        await scope.EndAsync(null);
    }

    [Test]
    public async Task A_socket_that_the_system_holds_on_to_fails_the_scenario_by_name()
    {
        var scope = await BeginAsync("leak");
        await scope.Sockets.OpenAsync("anna", HoldsOn.Path);
        var failure = await scope.EndAsync(null);
        failure.ShouldNotBeNull().Message.ShouldContain("socket 'anna' is closed, but the system holds on to its end");
        var next = await BeginAsync("after the leak");
        (await next.EndAsync(null)).ShouldBeNull();
    }

    [Test]
    public async Task Whoever_sends_to_a_socket_that_does_not_read_waits_until_it_does()
    {
        var scope = await BeginAsync("stalled");
        var socket = await OpenAsync(scope, "anna");
        await scope.AtRestAsync();
        socket.Take(socket.Unread);
        socket.StopReading();
        await socket.SendAsync("?");
        await scope.AtRestAsync();
        socket.Unread.ShouldBeEmpty("it does not read");
        socket.ReadAgain();
        await scope.AtRestAsync();
        socket.Unread.ShouldHaveSingleItem().Text.ShouldContain("\"error\"");
        (await scope.EndAsync(null)).ShouldBeNull();
    }

    [Test]
    public async Task Another_instance_has_the_same_database_and_clock_and_ends_with_the_scenario()
    {
        var scope = await BeginAsync("two instances");
        var other = await scope.StartInstanceAsync([new("App:PublicUrl", "https://other.example.test")]);
        await LonelySystem.RegisterAsync(scope);
        using (var client = other.CreateClient("other"))
        {
            using var answer = await client.PostAsJsonAsync("/auth/sign-in", new { email = "anna@example.test", password = LonelySystem.Password });
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }

        other.Services.GetRequiredService<TimeProvider>().ShouldBeSameAs(scope.Clock);
        (await scope.EndAsync(null)).ShouldBeNull();
        Should.Throw<ObjectDisposedException>(() => other.Services.GetRequiredService<TimeProvider>());
    }

    private ValueTask<ScenarioScope> BeginAsync(string name) => _lanes.BeginAsync(LonelySystem.Named(name));

    private static async Task<TestSocket> OpenAsync(ScenarioScope scope, string name)
    {
        await LonelySystem.RegisterAsync(scope);
        using var client = scope.CreateClient();
        using var answer = await client.PostAsJsonAsync("/auth/sign-in", new { email = "anna@example.test", password = LonelySystem.Password });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        var socket = await scope.Sockets.OpenAsync(name, "/realtime", [new("Authorization", $"Bearer {token}")]);
        socket.Refusal.ShouldBeNull();
        return socket;
    }

    /// <summary>Takes a socket and never lets it go.</summary>
    private sealed class HoldsOn : IStartupFilter
    {
        public const string Path = "/holds-on";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(Path, held => held.Run(async context =>
            {
                await context.WebSockets.AcceptWebSocketAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestServices.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping);
            }));
            next(app);
        };
    }
}
