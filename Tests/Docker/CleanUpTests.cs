using System.Diagnostics;
using DotNet.Testcontainers.Builders;
using NUnit.Framework;
using Shouldly;

namespace Tests.Docker;

/// <summary>What a process made on the engine goes with it, however it ends.</summary>
internal sealed class CleanUpTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [SetUp]
    public Task Engine_is_there() => Engine.RequireAsync();

    [Test]
    public async Task Disposing_removes_container_network_and_volume()
    {
        var volume = new VolumeBuilder().Build();
        var network = new NetworkBuilder().Build();
        var container = Engine.Idle().WithNetwork(network).WithVolumeMount(volume, "/v").WithLabel("tf-test", network.Name).Build();
        await container.StartAsync();
        (await LeftAsync(network.Name, volume.Name)).ShouldBe(3);

        await container.DisposeAsync();
        await network.DisposeAsync();
        await volume.DisposeAsync();

        (await LeftAsync(network.Name, volume.Name)).ShouldBe(0);
    }

    [Test]
    public async Task A_killed_process_leaves_nothing_behind()
    {
        var name = "tf-killed-" + Guid.NewGuid().ToString("N");
        using var run = Process.Start(new ProcessStartInfo("dotnet", [typeof(CleanUpTests).Assembly.Location, "--filter", $"FullyQualifiedName={typeof(CleanUpTests).FullName}.{nameof(Holds_on_until_it_is_killed)}"])
        {
            Environment = { ["TF_DOCKER_HOLD"] = name, ["TF_TEST_STAY"] = "1" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        try
        {
            await UntilAsync(async () => run.HasExited || await LeftAsync(name, name) == 3);
            run.HasExited.ShouldBeFalse();
        }
        finally
        {
            run.Kill();
        }

        await UntilAsync(async () => await LeftAsync(name, name) == 0);
        (await LeftAsync(name, name)).ShouldBe(0);
    }

    [Test, Explicit("Run by the test above, in a process of its own.")]
    public async Task Holds_on_until_it_is_killed()
    {
        var name = Environment.GetEnvironmentVariable("TF_DOCKER_HOLD")!;
        var network = new NetworkBuilder().WithName(name).Build();
        var volume = new VolumeBuilder().WithName(name).Build();
        await Engine.Idle().WithNetwork(network).WithVolumeMount(volume, "/v").WithLabel("tf-test", name).Build().StartAsync();
        await Task.Delay(Limit, TimeProvider.System);
    }

    /// <summary>How many of a container with the label, a network and a volume there are.</summary>
    private static async Task<int> LeftAsync(string network, string volume)
    {
        string[] found =
        [
            await EngineCommand.RunAsync("ps", "-aq", "--filter", "label=tf-test=" + network),
            await EngineCommand.RunAsync("network", "ls", "-q", "--filter", "name=" + network),
            await EngineCommand.RunAsync("volume", "ls", "-q", "--filter", "name=" + volume),
        ];
        return found.Count(f => f.Length > 0);
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        var began = Stopwatch.StartNew();
        while (!await reached() && began.Elapsed < Limit) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
    }
}
