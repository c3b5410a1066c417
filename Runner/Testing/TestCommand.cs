using Reports;
using Runner.Building;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Testing;

/// <summary><c>tf test</c>: every test of the project, the framework's own and the suite. The last line counts them all.</summary>
internal sealed class TestCommand(ReportPaths paths, RunFlags flags, Screen screen)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync()
    {
        using var stop = new StopRequest();
        var total = new TestCount();
        var worst = ExitCode.Passed;
        foreach (var project in Projects())
        {
            var (count, exit) = await TestAsync(project, stop);
            total += count;
            worst = Math.Max(worst, exit);
            if (stop.Asked)
                return End(total, ExitCode.Interrupted);
        }
        screen.Line();
        screen.Line(screen.Bold("The suite"));
        var suite = new RunCommand(paths, flags, screen);
        worst = Math.Max(worst, await SuiteAsync(suite));
        return End(total + suite.Count, worst);
    }

    /// <summary>All test projects under Tests, by path; one that says it is none only serves the others.</summary>
    private IEnumerable<string> Projects() => Directory
        .EnumerateFiles(Path.Combine(paths.Repository, "Tests"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(paths.Repository, file))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Where(file => !File.ReadAllText(Path.Combine(paths.Repository, file)).Contains("<IsTestProject>false<", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private async Task<(TestCount Count, int Exit)> TestAsync(string project, StopRequest stop)
    {
        var build = new ProjectBuild(paths.Repository, project, ["Benchmarks"], screen);
        try
        {
            await build.EnsureAsync(stop.Token);
        }
        catch (BuildFailedException e)
        {
            CommandLine.Complaints.Show(screen, e);
            return (new TestCount(Failed: 1), ExitCode.CouldNotRun);
        }
        catch (OperationCanceledException)
        {
            return (new TestCount(), ExitCode.Interrupted);
        }
        return await TestProcess.RunAsync(Path.GetDirectoryName(project)!, build.Assembly, paths.Repository, screen, stop);
    }

    private async Task<int> SuiteAsync(RunCommand suite)
    {
        try
        {
            return await suite.RunAsync();
        }
        catch (BuildFailedException e)
        {
            CommandLine.Complaints.Show(screen, e);
        }
        catch (CannotRunException e)
        {
            CommandLine.Complaints.Show(screen, e);
        }
        return ExitCode.CouldNotRun;
    }

    private int End(TestCount total, int exit)
    {
        screen.Line();
        // What could not run at all must not read like a green line.
        if (exit == ExitCode.CouldNotRun && total.Failed == 0)
            total += new TestCount(Failed: 1);
        screen.Line(total.ToString());
        return exit;
    }
}
