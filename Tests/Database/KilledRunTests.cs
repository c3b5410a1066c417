using System.Diagnostics;
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
