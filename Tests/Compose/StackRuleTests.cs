using NUnit.Framework;
using Shouldly;

namespace Tests.Compose;

internal sealed class StackRuleTests
{
    [Test]
    public void The_stack_keeps_to_its_rules() => StackRules.Broken(ComposeFile.Read()).ShouldBeEmpty();

    [TestCase("SystemUnderTest/Dockerfile")]
    [TestCase("Mocks/Dockerfile")]
    [TestCase("Features/Dockerfile")]
    [TestCase("docker/proxy/Dockerfile")]
    public void Images_are_made_of_pinned_ones_and_do_not_run_as_root(string file) =>
        StackRules.BrokenDockerfile(file, "\n" + File.ReadAllText(Path.Combine(RepositoryRoot.Find(), file))).ShouldBeEmpty();

    [Test]
    public void Every_broken_rule_is_found()
    {
        var file = new ComposeFile("""
            x-base: &base { image: nginx, healthcheck: { test: [CMD, "true"] } }
            services:
              one: { <<: *base, ports: ["80:80"], depends_on: { two: { condition: service_started } } }
              two: { image: "postgres:18.4", container_name: db }
            """);
        StackRules.Broken(file).ShouldBe(
        [
            "one publishes a port to the host: two stacks would meet there",
            "one: no version of its image is named",
            "one does not wait until two is healthy",
            "two has a fixed name: two stacks would meet there",
            "two has no health check",
        ]);
        StackRules.BrokenDockerfile("Dockerfile", "\nFROM alpine:latest AS build\nUSER app\nFROM debian:12.1\nCOPY . .\n").ShouldBe(["Dockerfile: no version of alpine:latest is named", "Dockerfile runs as root"]);
    }
}
