using DotNet.Testcontainers.Builders;
using NUnit.Framework;

namespace Tests.Docker;

/// <summary>A real Docker Engine with the images that these tests ask for: .ci/docker-engine makes both.</summary>
internal static class Engine
{
    public const string Plain = "debian:bookworm-slim";
    public const string Healthy = "testframework/healthy:1";
    public const string PostgreSql = "postgres:18.4";

    private static readonly Lazy<Task<string?>> Absence = new(FindAbsenceAsync);

    /// <summary>Skips the test where there is no engine.</summary>
    public static async Task RequireAsync()
    {
        if (await Absence.Value is { } why)
            Assert.Ignore($"Needs a Docker Engine, and there is none: {why}");
    }

    /// <summary>A container that does nothing, for a while.</summary>
    public static ContainerBuilder Idle() => new ContainerBuilder(Plain).WithCommand("sleep", "600");

    /// <summary>A container that runs a shell script.</summary>
    public static ContainerBuilder Shell(string script) => new ContainerBuilder(Plain).WithCommand("sh", "-c", script);

    private static async Task<string?> FindAbsenceAsync()
    {
        if (Environment.GetEnvironmentVariable("TF_NO_DOCKER") is { Length: > 0 } told)
            return told;
        try
        {
            await using var container = new ContainerBuilder(Plain).WithCommand("true").Build();
            await container.StartAsync();
            return null;
        }
        catch (Exception e) when (e is DockerUnavailableException or InvalidOperationException)
        {
            return $"{e.Message} (.ci/docker-engine start makes one, where it can.)";
        }
    }
}
