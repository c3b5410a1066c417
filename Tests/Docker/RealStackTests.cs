using NUnit.Framework;
using Shouldly;
using Tests.Runner;

namespace Tests.Docker;

/// <summary><c>tf run --target compose</c> with real containers, of a stack that is small.</summary>
[Platform(Exclude = "Win", Reason = "The suite is played by a shell script.")]
internal sealed class RealStackTests
{
    private const string Stack = $$"""
        x-plain: &plain { image: "{{Engine.Plain}}", init: true, command: [sleep, "600"], healthcheck: { test: [CMD, "true"], interval: 1s } }
        services:
          worker: { <<: *plain, command: [sh, -c, "WORK"] }
          mock-email: { <<: *plain }
          proxy: { <<: *plain, depends_on: { worker: { condition: service_healthy }, mock-email: { condition: service_healthy } } }
          integration-tester:
            image: "{{Engine.Plain}}"
            profiles: [test]
            user: ${TF_USER:-1654}
            volumes: ["${TF_RESULTS_FOLDER}:/results"]
            entrypoint: [sh, /results/suite.sh]
        """;

    private const string Suite = """
        # Inside the tester: reaches the others by name, and leaves a journal.
        getent hosts proxy integration-tester >/dev/null || exit 9
        for name in One Two A1 A2; do
          echo "{\"startedAt\":\"2026-01-12T09:00:00Z\",\"id\":\"$name\",\"attempt\":$TF_ATTEMPT,\"folder\":\"\",\"feature\":\"Tickets\",\"name\":\"$name\",\"parameters\":[],\"tags\":[],\"suspects\":[],\"outcome\":\"Passed\",\"durationMs\":5}" >> /results/run/scenarios.jsonl
        done
        echo '{"seed":1,"target":"compose","lanes":2,"database":"none","bootDuration":"00:00:01","resetDurations":[]}' > /results/run/facts-1.json
        """;

    private Sandbox sandbox = null!;

    [SetUp]
    public async Task SetUp()
    {
        await Engine.RequireAsync();
        if (!await HasComposeAsync())
            Assert.Ignore("Needs Docker's compose, and there is none: neither \"docker compose\" nor \"docker-compose\".");
        sandbox = new Sandbox();
        sandbox.Write("Reports/out/suite.sh", Suite);
    }

    [TearDown]
    public void TearDown() => sandbox?.Dispose();

    [Test]
    public async Task The_suite_runs_between_the_other_services_and_nothing_is_left()
    {
        var said = await RunAsync("sleep 600");
        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("4 passed");
        (await LeftAsync(said.Text)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_service_that_ends_is_named_with_its_last_words_and_nothing_is_left()
    {
        var said = await RunAsync("echo the disk is full; exit 3");
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("worker: exited with code 3");
        said.Text.ShouldContain("the disk is full");
        (await LeftAsync(said.Text)).ShouldBeEmpty();
    }

    private static async Task<bool> HasComposeAsync()
    {
        try
        {
            return (await EngineCommand.RunAsync("compose", "version")).Length > 0;
        }
        catch (InvalidOperationException)
        {
            return Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "docker-compose")));
        }
    }

    private Task<Said> RunAsync(string work)
    {
        sandbox.Write("docker-compose.integration.yml", Stack.Replace("WORK", work, StringComparison.Ordinal));
        return sandbox.TfAsync("run", "--no-allure", "--target", "compose");
    }

    /// <summary>Containers, networks and volumes of stacks that this sandbox started: compose names the folder in their labels.</summary>
    private async Task<string> LeftAsync(string text) =>
        await EngineCommand.RunAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project.working_dir={Path.GetDirectoryName(sandbox.PathOf("tf"))}") is { Length: > 0 } left ? $"{left}\n{text}" : "";
}
