using System.Diagnostics;
using Framework.Database;
using Npgsql;
using NUnit.Framework;
using Shouldly;

namespace Tests.Database;

/// <summary>Where clusters and the cache live, and what is said when that place is no good.</summary>
[TestFixture]
internal sealed class PlaceTests
{
    private static readonly DatabaseOptions Embedded = new("embedded");

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("tfdb-place-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var message = await StartFailsAsync(Embedded with { ClusterFolder = "/proc" });
        message.ShouldContain("ended before it accepted connections. It was to run in /proc/tfdb-");
        message.ShouldContain("mkdir:");
        message.ShouldContain("point TF_DATABASE_FOLDER at another folder");
    }

    [Test]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        var missing = Path.Combine(folder, "none");
        (await StartFailsAsync(Embedded with { ClusterFolder = missing })).ShouldContain($", but there is no such folder as {missing}");
    }

    [Test]
    public async Task A_path_too_long_for_a_socket_is_refused_before_anything_starts()
    {
        var deep = Path.Combine(folder, new string('x', 80));
        var message = await RefusedAsync(Embedded with { ClusterFolder = deep });
        message.ShouldContain($"embedded: the server's socket would be {deep}/tfdb-");
        message.ShouldContain("bytes long; the system allows 103. Point TF_DATABASE_FOLDER at a folder with a shorter path");
    }

    [Test]
    public async Task A_full_disk_is_named_with_the_room_that_is_left_and_nothing_stays_behind()
    {
        await using var disk = await SmallDisk.MountAsync(folder, megabytes: 20);
        var message = await StartFailsAsync(Embedded with { ClusterFolder = folder });
        message.ShouldContain("MB free there; 60 MB are needed to start)");
        message.ShouldContain("No space left on device");
        message.ShouldContain("free some room there");
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Test]
    public async Task A_disk_that_runs_full_later_is_named_by_the_database_that_found_no_room()
    {
        await using var disk = await SmallDisk.MountAsync(folder, megabytes: 64);
        await using var server = await DatabaseLadder.BeginAsync(Embedded with { ClusterFolder = folder });
        var message = (await Should.ThrowAsync<DatabaseUnavailableException>(async () =>
        {
            await using var pool = await DatabasePool.CreateAsync(server, Task.FromResult("create table things (id int)"));
            for (var lane = 1; lane < 20; lane++) await pool.CloneAsync(lane);
        })).Message;
        message.ShouldContain("has no room left for database ");
        message.ShouldContain("or run with fewer lanes");
    }

    [Test]
    public async Task A_server_that_died_is_named_with_its_last_words_and_its_folder_goes_all_the_same()
    {
        string cluster;
        await using (var server = await DatabaseLadder.BeginAsync(Embedded))
        await using (var pool = await DatabasePool.CreateAsync(server, Task.FromResult("create table things (id int)")))
        {
            await pool.CloneAsync(1);
            cluster = new NpgsqlConnectionStringBuilder(pool.ConnectionStringFor(1)).Host!;
            var postmaster = int.Parse(File.ReadLines(Path.Combine(cluster, "data", "postmaster.pid")).First());
            using var process = Process.GetProcessById(postmaster);
            process.Kill();
            await process.WaitForExitAsync();

            var message = (await Should.ThrowAsync<DatabaseUnavailableException>(async () =>
            {
                while (true) await pool.ResetAsync(1); // its sessions end a moment after it
            })).Message;
            message.ShouldContain("PostgreSQL 18.4 (embedded) answers no more: ");
            message.ShouldContain("database system is ready to accept connections");
            (await Should.ThrowAsync<DatabaseUnavailableException>(() => pool.CloneAsync(2))).Message.ShouldContain("answers no more");
        }

        Directory.Exists(cluster).ShouldBeFalse();
    }

    [Test]
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        var message = await RefusedAsync(Embedded with { CacheFolder = "/proc/cache" });
        message.ShouldContain("embedded: The cache folder /proc/cache cannot be written: ");
        message.ShouldContain("point TF_CACHE at a folder that you may write to");
    }

    [Test]
    public async Task Root_needs_another_user_to_run_the_server_as()
    {
        OnlyAsRoot();
        (await RefusedAsync(Embedded with { ServerUsers = ["no-such-user", "nor-this"] })).ShouldContain(
            "PostgreSQL refuses to run as root, and there is no user to run it as: expected one of no-such-user, nor-this in /etc/passwd, found none. Run the tests as a user that is not root");
    }

    [Test]
    public async Task A_folder_that_the_server_s_user_may_not_enter_is_named()
    {
        OnlyAsRoot();
        var inside = Directory.CreateDirectory(Path.Combine(folder, "inside")).FullName; // the one around it has mode 0700
        var message = (await Should.ThrowAsync<DatabaseUnavailableException>(async () =>
        {
            await using var server = await DatabaseLadder.BeginAsync(Embedded with { ClusterFolder = inside, ServerUsers = ["nobody"] });
            await server.Ready;
        })).Message;
        message.ShouldContain($"PostgreSQL refuses to run as root, so it runs as user nobody, who may not enter {folder} on the way to {inside}/tfdb-");
    }

    private static void OnlyAsRoot()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) Assert.Ignore("Only root has this trouble.");
    }

    private static async Task<string> StartFailsAsync(DatabaseOptions options)
    {
        await using var server = await DatabaseLadder.BeginAsync(options);
        return (await Should.ThrowAsync<DatabaseUnavailableException>(() => server.Ready)).Message;
    }

    private static async Task<string> RefusedAsync(DatabaseOptions options) =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => DatabaseLadder.BeginAsync(options))).Message;
}
