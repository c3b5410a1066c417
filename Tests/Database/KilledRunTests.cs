using System.Diagnostics;
using Framework.Database;
using NUnit.Framework;
using Npgsql;
using Shouldly;

namespace Tests.Database;

[TestFixture]
internal sealed class KilledRunTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_killed_run_leaves_neither_server_nor_folder()
    {
        var note = Path.GetTempFileName();
        using var run = BeginAnotherRun(note);
        try
        {
            await UntilAsync(() => new FileInfo(note).Length > 0 || run.HasExited);
            run.HasExited.ShouldBeFalse();
            var folder = new NpgsqlConnectionStringBuilder(await File.ReadAllTextAsync(note)).Host!;
            var postmaster = int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First());
            IsRunning(postmaster).ShouldBeTrue();

            run.Kill();

            await UntilAsync(() => !Directory.Exists(folder) && !IsRunning(postmaster));
            Directory.Exists(folder).ShouldBeFalse();
            IsRunning(postmaster).ShouldBeFalse();
        }
        finally
        {
            run.Kill();
            File.Delete(note);
        }
    }

    [Test]
    public async Task Of_two_runs_at_once_the_one_that_is_killed_takes_nothing_from_the_other_and_a_killed_supervisor_s_cluster_goes_with_the_next_start()
    {
        string[] notes = [Path.GetTempFileName(), Path.GetTempFileName()];
        var runs = notes.Select(BeginAnotherRun).ToArray();
        try
        {
            await UntilAsync(() => notes.All(note => new FileInfo(note).Length > 0));
            var connections = await Task.WhenAll(notes.Select(note => File.ReadAllTextAsync(note)));
            var folders = connections.Select(c => new NpgsqlConnectionStringBuilder(c).Host!).ToArray();
            folders[0].ShouldNotBe(folders[1]);

            runs[0].Kill();
            await UntilAsync(() => ProcessesOf(folders[0]).Count == 0 && !Directory.Exists(folders[0]));
            ProcessesOf(folders[0]).ShouldBeEmpty();
            (await Sql.ScalarAsync<int>(connections[1] + ";Pooling=false", "select 1")).ShouldBe(1);

            KillSupervisor(folders[1]);
            runs[1].Kill();
            await runs[1].WaitForExitAsync();
            Directory.Exists(folders[1]).ShouldBeTrue();
            ProcessesOf(folders[1]).ShouldNotBeEmpty();

            await using var next = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment());
            await next.Ready;
            await UntilAsync(() => ProcessesOf(folders[1]).Count == 0 && !Directory.Exists(folders[1]));
            ProcessesOf(folders[1]).ShouldBeEmpty();
            Directory.Exists(folders[1]).ShouldBeFalse();
        }
        finally
        {
            foreach (var run in runs)
            {
                run.Kill();
                run.Dispose();
            }

            foreach (var note in notes) File.Delete(note);
        }
    }

    /// <summary>All whose command line names the folder.</summary>
    private static List<(int Id, string CommandLine)> ProcessesOf(string folder) =>
        [.. from process in Directory.EnumerateDirectories("/proc")
            let name = Path.GetFileName(process)
            where int.TryParse(name, out _)
            let line = CommandLineOf(process)
            where line.Contains(folder, StringComparison.Ordinal)
            select (int.Parse(name), line)];

    private static string CommandLineOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // it ended just now
        }
    }

    private static void KillSupervisor(string folder)
    {
        var supervisor = ProcessesOf(folder).Single(p => p.CommandLine.Contains("\0supervisor\0", StringComparison.Ordinal));
        using var process = Process.GetProcessById(supervisor.Id);
        process.Kill();
        process.WaitForExit(Limit);
    }

    private static Process BeginAnotherRun(string note)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledRunTests).Assembly.Location, "--filter", "FullyQualifiedName~ResetTests"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TF_TEST_STAY"] = note;
        return Process.Start(start)!;
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!reached() && TimeProvider.System.GetElapsedTime(began) < Limit)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
    }

    private static bool IsRunning(int process) => Directory.Exists($"/proc/{process}");
}
