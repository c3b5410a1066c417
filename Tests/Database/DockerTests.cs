using System.Formats.Tar;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Framework.Database;
using NUnit.Framework;
using Npgsql;
using Shouldly;
using Testcontainers.PostgreSql;

namespace Tests.Database;

[TestFixture]
internal sealed class DockerTests
{
    [Test]
    public async Task The_rung_starts_a_container_waits_for_it_and_removes_it()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using (var server = await DatabaseLadder.BeginAsync(new DatabaseOptions("docker") { DockerEndpoint = engine.Endpoint }))
        {
            server.Description.ShouldBe("PostgreSQL 18.4 (docker, postgres:18.4)");
            var connection = new NpgsqlConnectionStringBuilder(server.ConnectionStringFor("lane_1"));
            connection.Port.ShouldBe(49153);
            connection.Database.ShouldBe("lane_1");
            engine.Requests.Count(r => r == "GET /exec/e1/json").ShouldBe(4); // three until it was ready, one for its version
        }

        engine.Requests.ShouldContain("DELETE /containers/c0ffee");
        engine.Requests.ShouldNotContain("POST /images/create");
    }

    [Test]
    public async Task What_the_builder_was_told_reaches_the_engine()
    {
        await using var engine = await FakeEngine.StartAsync(() => FakeEngine.With(hasImage: false));
        await using var container = new PostgreSqlBuilder("postgres:18.4").WithDockerEndpoint(engine.Endpoint)
            .WithDatabase("shop").WithUsername("anna").WithPassword("s3cret").WithLabel("team", "blue").WithCommand("-c", "jit=off").Build();
        await container.StartAsync();

        container.GetConnectionString().ShouldBe("Host=127.0.0.1;Port=49153;Database=shop;Username=anna;Password=s3cret");
        engine.Requests.ShouldContain("POST /images/create");
        var created = engine.Created!;
        created["Image"]!.GetValue<string>().ShouldBe("postgres:18.4");
        created["Env"]!.AsArray().Select(e => e!.GetValue<string>()).ShouldBe(["POSTGRES_DB=shop", "POSTGRES_PASSWORD=s3cret", "POSTGRES_USER=anna"]);
        created["Cmd"]!.AsArray().Select(e => e!.GetValue<string>()).TakeLast(2).ShouldBe(["-c", "jit=off"]);
        created["Labels"]!["team"]!.GetValue<string>().ShouldBe("blue");
        created["Labels"]!["org.testcontainers"]!.GetValue<string>().ShouldBe("true");
        created["HostConfig"]!["PortBindings"]!["5432/tcp"]![0]!["HostPort"]!.GetValue<string>().ShouldBe("");
    }

    [Test]
    public async Task Containers_of_dead_processes_are_removed_and_those_of_living_ones_are_not()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.LeftBehind["dead"] = Environment.MachineName + "/2147483646";
        engine.LeftBehind["living"] = $"{Environment.MachineName}/{Environment.ProcessId}";
        engine.LeftBehind["elsewhere"] = "another-machine/2147483646";
        await using var container = new PostgreSqlBuilder("postgres:18.4").WithDockerEndpoint(engine.Endpoint).Build();
        await container.StartAsync();
        engine.Requests.Where(r => r.StartsWith("DELETE", StringComparison.Ordinal)).ShouldBe(["DELETE /containers/dead"]);
    }

    [Test]
    public async Task An_image_that_cannot_be_pulled_is_named()
    {
        await using var engine = await FakeEngine.StartAsync(() => FakeEngine.With(hasImage: false, pullError: "manifest unknown"));
        (await RefusalAsync(engine)).ShouldContain("Image postgres:18.4 could not be pulled: manifest unknown. Is the name right, and the registry reachable");
    }

    [Test]
    public async Task A_registry_out_of_reach_is_told_apart_from_an_engine_out_of_reach()
    {
        await using var engine = await FakeEngine.StartAsync(() => FakeEngine.With(hasImage: false, pullRefusal: "lookup registry: no such host"));
        var message = await RefusalAsync(engine);
        message.ShouldContain("Image postgres:18.4 could not be pulled: lookup registry: no such host.");
        message.ShouldContain("docker load");
    }

    [Test]
    public async Task An_image_with_an_old_PostgreSQL_is_refused_and_its_container_removed()
    {
        await using var engine = await FakeEngine.StartAsync(() => FakeEngine.With(says: "postgres (PostgreSQL) 13.9"));
        (await RefusalAsync(engine)).ShouldContain("postgres:18.4 holds PostgreSQL 13.9; 14 or newer is needed");
        engine.Requests.ShouldContain("DELETE /containers/c0ffee");
    }

    [Test]
    public async Task A_container_that_ends_at_once_shows_what_it_said()
    {
        await using var engine = await FakeEngine.StartAsync(() => FakeEngine.With(crashes: true));
        var message = await RefusalAsync(engine);
        message.ShouldContain("Container c0ffee of postgres:18.4 ended with exit code 1 instead of starting");
        message.ShouldContain("FATAL: no more room");
        engine.Requests.ShouldContain("DELETE /containers/c0ffee");
    }

    [Test]
    public async Task A_port_in_use_is_named_with_the_way_out()
    {
        await using var engine = await FakeEngine.StartAsync(() => FakeEngine.With(startRefusal: "driver failed programming external connectivity: Bind for 0.0.0.0:8080 failed: port is already allocated"));
        await using var container = new ContainerBuilder("postgres:18.4").WithDockerEndpoint(engine.Endpoint).WithPortBinding(8080, 80).Build();
        (await Should.ThrowAsync<InvalidOperationException>(() => container.StartAsync())).Message
            .ShouldStartWith("Port 8080 of this machine is in use already, so postgres:18.4 cannot have it. Let it have any: WithPortBinding(80, true) and GetMappedPublicPort(80).");
    }

    [Test]
    public async Task Files_are_handed_to_the_engine_with_owner_group_and_mode()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var container = new ContainerBuilder("postgres:18.4").WithDockerEndpoint(engine.Endpoint).WithResourceMapping("a"u8.ToArray(), "/srv/a", 1000, 1001, Unix.FileMode755).Build();
        await container.StartAsync();
        await container.CopyAsync("b"u8.ToArray(), "/srv/b", uid: 33, fileMode: UnixFileModes.UserRead);
        await container.CopyAsync("c"u8.ToArray(), "/srv/c");

        engine.Archives.Select(Only).ShouldBe(["srv/a 1000 1001 755", "srv/b 33 0 400", "srv/c 0 0 644"]);

        static string Only(byte[] archive)
        {
            using var reader = new TarReader(new MemoryStream(archive));
            var entry = reader.GetNextEntry()!;
            return $"{entry.Name} {entry.Uid} {entry.Gid} {Convert.ToString((int)entry.Mode, 8)}";
        }
    }

    private static async Task<string> RefusalAsync(FakeEngine engine) =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(() =>
            DatabaseLadder.BeginAsync(new DatabaseOptions("docker") { DockerEndpoint = engine.Endpoint }))).Message;
}
