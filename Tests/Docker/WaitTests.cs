using System.Net;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using NUnit.Framework;
using Shouldly;

namespace Tests.Docker;

/// <summary>When a container counts as started, and what is said when it doesn't get there.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class WaitTests
{
    private const string Server = "sleep 0.5; mkdir -p /www; echo ready > /www/index.html; echo listening; busybox httpd -f -p 8080 -h /www";

    private static IEnumerable<TestCaseData> Strategies =>
    [
        Case("port inside", w => w.UntilInternalTcpPortIsAvailable(8080)),
        Case("published port, then HTTP", w => w.UntilExternalTcpPortIsAvailable(8080).UntilHttpRequestIsSucceeded(r => r.ForPort(8080))),
        Case("message", w => w.UntilMessageIsLogged("listen.*")),
        Case("HTTP", w => w.UntilHttpRequestIsSucceeded(r => r.ForPort(8080).ForPath("/index.html").ForStatusCode(HttpStatusCode.OK).WithHeader("X-A", "b"))),
        Case("HTTP with an expected 404", w => w.UntilHttpRequestIsSucceeded(r => r.ForPort(8080).ForPath("/none").ForStatusCodeMatching(s => (int)s >= 400))),
        Case("HTTP with an expected body", w => w.UntilHttpRequestIsSucceeded(r => r.ForPort(8080).ForResponseMessageMatching(async m => (await m.Content.ReadAsStringAsync()).StartsWith("ready", StringComparison.Ordinal)))),
        Case("command", w => w.UntilCommandIsCompleted("test", "-e", "/www/index.html")),
        Case("several", w => w.UntilMessageIsLogged("listening").UntilInternalTcpPortIsAvailable(8080)),
    ];

    [SetUp]
    public Task Engine_is_there() => Engine.RequireAsync();

    [TestCaseSource(nameof(Strategies))]
    public async Task It_is_reached(Func<IWaitForContainerOS, IWaitForContainerOS> strategy)
    {
        await using var container = Engine.Shell(Server).WithPortBinding(8080, true).WithWaitStrategy(strategy(Wait.ForUnixContainer())).Build();
        await container.StartAsync();
        using var client = new HttpClient();
        if (strategy(Wait.ForUnixContainer()) is not null && (await container.ExecAsync(["busybox", "pgrep", "httpd"])).ExitCode == 0)
            (await client.GetStringAsync(new Uri($"http://{container.Hostname}:{container.GetMappedPublicPort(8080)}/"))).ShouldBe("ready\n");
    }

    [Test]
    public async Task The_health_check_of_the_image()
    {
        await using var container = new ContainerBuilder(Engine.Healthy).WithCommand("sh", "-c", "sleep 1; touch /tmp/well; sleep 600")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilContainerIsHealthy(failingStreak: 20)).Build();
        await container.StartAsync();
        (await container.ExecAsync(["test", "-e", "/tmp/well"])).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task A_health_check_that_goes_on_failing()
    {
        await using var container = new ContainerBuilder(Engine.Healthy).WithCommand("sh", "-c", "echo never well; sleep 600").WithWaitStrategy(Wait.ForUnixContainer().UntilContainerIsHealthy(failingStreak: 1)).Build();
        var message = await FailureOf(container);
        message.ShouldContain("The container's health check failed ");
        message.ShouldEndWith("What it said last:\n  never well");
    }

    [Test]
    public async Task An_image_without_a_health_check()
    {
        await using var container = Engine.Idle().WithWaitStrategy(Wait.ForUnixContainer().UntilContainerIsHealthy()).Build();
        (await FailureOf(container)).ShouldContain("The container has no health check: its image needs a HEALTHCHECK, or use another wait strategy.");
    }

    [Test]
    public async Task A_start_that_takes_too_long_shows_what_was_waited_for_and_the_log()
    {
        await using var container = Engine.Shell("echo still working; sleep 600").WithPortBinding(8080, true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilInternalTcpPortIsAvailable(8080, o => o.WithTimeout(TimeSpan.FromSeconds(0.5)))).Build();
        var message = await FailureOf(container);
        message.ShouldMatch("^Container [0-9a-f]{12} of debian:bookworm-slim runs, but was not ready within 0\\.5 s\\. It is when something listens on port 8080 inside; at last: nothing listens\\. What it said last:\n  still working$");
    }

    [Test]
    public async Task So_many_tries_and_no_more()
    {
        await using var container = Engine.Idle().WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted(["sh", "-c", "echo no >&2; exit 1"], o => o.WithRetries(2).WithInterval(TimeSpan.FromMilliseconds(10)))).Build();
        (await FailureOf(container)).ShouldContain("was not ready in 2 tries. It is when the command \"sh -c echo no >&2; exit 1\" succeeds; at last: exit code 1: no. It said nothing.");
    }

    [Test]
    public async Task A_container_that_ends_while_it_is_waited_for()
    {
        await using var container = Engine.Shell("echo one; echo two; sleep 0.3; exit 9").WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("three")).Build();
        (await FailureOf(container)).ShouldMatch("ended with exit code 9 instead of starting\\. What it said last:\n  one\n  two$");
    }

    [Test]
    public async Task A_condition_of_ones_own()
    {
        var own = new Third();
        await using var container = Engine.Idle().WithWaitStrategy(Wait.ForUnixContainer().AddCustomWaitStrategy(own, o => o.WithInterval(TimeSpan.FromMilliseconds(1)))).Build();
        await container.StartAsync();
        own.Asked.ShouldBe(3);
    }

    private static async Task<string> FailureOf(IContainer container) => (await Should.ThrowAsync<ContainerNotRunningException>(() => container.StartAsync())).Message;

    private static TestCaseData Case(string name, Func<IWaitForContainerOS, IWaitForContainerOS> strategy) => new TestCaseData(strategy).SetArgDisplayNames(name);

    private sealed class Third : IWaitUntil
    {
        public int Asked { get; private set; }

        public Task<bool> UntilAsync(IContainer container) => Task.FromResult(++Asked == 3);
    }
}
