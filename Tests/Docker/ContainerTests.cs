using System.Net;
using System.Net.Sockets;
using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using NUnit.Framework;
using Shouldly;

namespace Tests.Docker;

/// <summary>Containers on a real engine: what a builder says is what runs.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class ContainerTests
{
    [SetUp]
    public Task Engine_is_there() => Engine.RequireAsync();

    [Test]
    public async Task Environment_hostname_working_directory_and_labels_arrive()
    {
        await using var container = Engine.Idle().WithEnvironment("A", "1").WithEnvironment(new Dictionary<string, string>(StringComparer.Ordinal) { ["B"] = "ü 2" })
            .WithHostname("box").WithWorkingDirectory("/tmp").WithLabel("team", "blue").WithExtraHost("elsewhere", "10.1.2.3").Build();
        await container.StartAsync();

        var said = await container.ExecAsync(["sh", "-c", "echo $A $B; hostname; pwd; grep elsewhere /etc/hosts; echo oops >&2; exit 3"]);

        said.Stdout.ShouldBe("1 ü 2\nbox\n/tmp\n10.1.2.3\telsewhere\n");
        said.Stderr.ShouldBe("oops\n");
        said.ExitCode.ShouldBe(3);
        container.Name.ShouldNotBeEmpty();
        IPAddress.TryParse(container.IpAddress, out _).ShouldBeTrue(container.IpAddress);
    }

    [Test]
    public async Task Files_are_copied_in_and_out()
    {
        var folder = Directory.CreateTempSubdirectory("tf-docker-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "deep"));
        await File.WriteAllTextAsync(Path.Combine(folder, "deep", "a.txt"), "deep");
        var file = Path.Combine(folder, "b.txt");
        await File.WriteAllTextAsync(file, "file");
        await using var container = Engine.Idle().WithResourceMapping("before"u8.ToArray(), "/srv/early.txt").WithResourceMapping(new FileInfo(file), "/srv/").Build();
        await container.StartAsync();

        await container.CopyAsync(Encoding.UTF8.GetBytes("каша"), "/srv/new/late.txt");
        await container.CopyAsync(folder, "/srv/folder");

        (await TextAsync("/srv/early.txt")).ShouldBe("before");
        (await TextAsync("/srv/b.txt")).ShouldBe("file");
        (await TextAsync("/srv/new/late.txt")).ShouldBe("каша");
        (await TextAsync("/srv/folder/deep/a.txt")).ShouldBe("deep");
        (await Should.ThrowAsync<FileNotFoundException>(() => container.ReadFileAsync("/srv/nothing"))).Message.ShouldBe("The container of debian:bookworm-slim has no /srv/nothing.");
        Directory.Delete(folder, recursive: true);

        async Task<string> TextAsync(string path) => Encoding.UTF8.GetString(await container.ReadFileAsync(path));
    }

    [Test]
    public async Task Copied_files_have_the_owner_the_group_and_the_mode_that_were_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("tf-docker-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.txt"), "a");
        await using var container = Engine.Idle().WithResourceMapping("#!/bin/sh"u8.ToArray(), "/srv/early.sh", 1000, 1001, Unix.FileMode755)
            .WithResourceMapping(Path.Combine(folder.FullName, "a.txt"), "/srv/mapped/").Build();
        await container.StartAsync();

        await container.CopyAsync("late"u8.ToArray(), "/srv/late.txt", uid: 33, fileMode: UnixFileModes.UserRead);
        await container.CopyAsync(folder, "/srv/copied/", gid: 44, fileMode: Unix.FileMode666);

        (await container.ExecAsync(["stat", "-c", "%u %g %a", "/srv/early.sh", "/srv/mapped/a.txt", "/srv/late.txt", "/srv/copied/a.txt"])).Stdout
            .ShouldBe("1000 1001 755\n0 0 644\n33 0 400\n0 44 666\n");
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Mounts_of_every_kind()
    {
        var folder = Directory.CreateTempSubdirectory("tf-docker-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "of the host");
        await using var volume = new VolumeBuilder().Build();
        await using (var first = Engine.Idle().WithBindMount(folder, "/bound", AccessMode.ReadOnly).WithVolumeMount(volume, "/kept").WithTmpfsMount("/fast").Build())
        {
            await first.StartAsync();
            (await first.ExecAsync(["cat", "/bound/a.txt"])).Stdout.ShouldBe("of the host");
            (await first.ExecAsync(["touch", "/bound/b.txt"])).Stderr.ShouldContain("Read-only file system");
            (await first.ExecAsync(["sh", "-c", "echo kept > /kept/x; df -t tmpfs /fast | tail -1"])).Stdout.ShouldContain("/fast");
        }

        await using var second = Engine.Idle().WithVolumeMount(volume, "/kept", AccessMode.ReadOnly).Build();
        await second.StartAsync();
        (await second.ExecAsync(["cat", "/kept/x"])).Stdout.ShouldBe("kept\n");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Containers_of_a_network_find_each_other_by_alias()
    {
        await using var network = new NetworkBuilder().Build();
        await using var server = Engine.Shell("mkdir /www; echo hello > /www/index.html; busybox httpd -f -p 8080 -h /www").WithNetwork(network).WithNetworkAliases("web", "also-web")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilInternalTcpPortIsAvailable(8080)).Build();
        await using var client = Engine.Idle().WithNetwork(network).Build();
        await Task.WhenAll(server.StartAsync(), client.StartAsync());

        (await client.ExecAsync(["busybox", "wget", "-qO-", "http://web:8080/"])).Stdout.ShouldBe("hello\n");
        (await client.ExecAsync(["busybox", "wget", "-qO-", "http://also-web:8080/"])).Stdout.ShouldBe("hello\n");
        await using var stranger = Engine.Idle().Build();
        await stranger.StartAsync();
        (await stranger.ExecAsync(["busybox", "wget", "-qO-", "http://web:8080/"])).ExitCode.ShouldNotBe(0);
    }

    [Test]
    public async Task Logs_come_from_both_outputs_and_since_a_moment()
    {
        await using var container = Engine.Shell("echo out; echo err >&2; sleep 600").WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("^err")).Build();
        await container.StartAsync();
        var (stdout, stderr) = await container.GetLogsAsync(timestampsEnabled: false);
        stdout.ShouldBe("out\n");
        stderr.ShouldBe("err\n");
        (await container.GetLogsAsync()).Stdout.ShouldMatch("^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z out\n$");
        (await container.GetLogsAsync(since: TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1))).Stdout.ShouldBeEmpty();
    }

    [Test]
    public async Task Stopped_started_paused_and_ended()
    {
        await using var container = Engine.Shell("trap 'exit 7' TERM; sleep 600 & wait").WithName("tf-" + Guid.NewGuid().ToString("N")).Build();
        await container.StartAsync();
        await container.PauseAsync();
        await container.UnpauseAsync();
        var exit = container.GetExitCodeAsync();
        await container.StopAsync();
        (await exit).ShouldBe(7);
        await container.StartAsync();
        (await container.ExecAsync(["true"])).ExitCode.ShouldBe(0);
        container.Name.ShouldStartWith("tf-");
    }

    [Test]
    public async Task A_reused_container_is_the_same_one_and_stays()
    {
        var builder = Engine.Idle().WithLabel("test", Guid.NewGuid().ToString("N")).WithReuse(true);
        string id;
        await using (var first = builder.Build())
        {
            await first.StartAsync();
            id = first.Id;
        }

        await using var second = builder.Build();
        await second.StartAsync();
        second.Id.ShouldBe(id);
        await using var other = builder.WithEnvironment("A", "1").Build();
        await other.StartAsync();
        other.Id.ShouldNotBe(id);
        foreach (var left in new[] { id, other.Id }) await EngineCommand.RunAsync("rm", "-f", left);
    }

    [Test]
    public async Task A_callback_runs_once_when_it_has_started()
    {
        var calls = 0;
        await using var container = Engine.Idle().WithStartupCallback(async (c, ct) =>
        {
            calls++;
            await c.ExecAsync(["touch", "/tmp/prepared"], ct);
        }).Build();
        await container.StartAsync();
        await container.StopAsync();
        await container.StartAsync();
        calls.ShouldBe(1);
        (await container.ExecAsync(["ls", "/tmp"])).Stdout.ShouldBe("prepared\n");
    }

    [Test]
    public async Task A_port_in_use_is_named_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var container = Engine.Idle().WithPortBinding(port, 80).Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => container.StartAsync())).Message
            .ShouldStartWith($"Port {port} of this machine is in use already, so debian:bookworm-slim cannot have it. Let it have any: WithPortBinding(80, true) and GetMappedPublicPort(80).");
    }

    [Test]
    public async Task An_image_that_does_not_exist_is_named()
    {
        await using var container = new ContainerBuilder("testframework/nothing-of-the-kind:0").Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => container.StartAsync())).Message
            .ShouldStartWith("Image testframework/nothing-of-the-kind:0 could not be pulled:");
    }

    [Test]
    public async Task A_command_that_does_not_exist_is_told()
    {
        await using var container = new ContainerBuilder(Engine.Plain).WithEntrypoint("/no/such/program").Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => container.StartAsync())).Message.ShouldContain("/no/such/program");
    }

    [Test]
    public async Task A_container_that_exits_at_once_shows_its_exit_code_and_its_last_words()
    {
        await using var container = Engine.Shell("echo cannot go on >&2; exit 5").WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("ready")).Build();
        var message = (await Should.ThrowAsync<ContainerNotRunningException>(() => container.StartAsync())).Message;
        message.ShouldMatch("^Container [0-9a-f]{12} of debian:bookworm-slim ended with exit code 5 instead of starting\\. What it said last:\n  cannot go on");
    }
}
