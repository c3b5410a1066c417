using Runner.Running;
using Runner.Terminal;

namespace Runner.Building;

/// <summary>Builds a project, quietly; not at all if nothing changed since it was last built from here.</summary>
internal sealed class SuiteBuild(string repository, string project, Screen screen)
{
    private string Name => Path.GetFileNameWithoutExtension(project);

    private string Stamp => Path.Combine(repository, ".tf", Name + ".stamp");

    /// <summary>The built assembly.</summary>
    public string Assembly => Path.Combine(repository, Path.GetDirectoryName(project)!, "bin", "Debug", "net10.0", Name + ".dll");

    /// <exception cref="CannotRunException">The build failed; every error at its file and line.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        var state = SourceState.Of(repository);
        if (File.Exists(Assembly) && File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, ct) == state)
            return;
        var began = TimeProvider.System.GetTimestamp();
        screen.Status(screen.Dim($"Building {Name} …"));
        await BuildAsync(ct);
        Directory.CreateDirectory(Path.GetDirectoryName(Stamp)!);
        await File.WriteAllTextAsync(Stamp, state, ct);
        screen.Status("");
        screen.Line(screen.Dim($"Built {Name} in {Words.Duration(TimeProvider.System.GetElapsedTime(began))}"));
    }

    private async Task BuildAsync(CancellationToken ct)
    {
        var lines = new List<string>();
        var start = Processes.Captured("dotnet", repository, "build", project, "--nologo", "-v", "quiet", "-consoleLoggerParameters:NoSummary", "-tl:off");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Processes.Start(start);
        using var stop = ct.Register(() => process.Kill(entireProcessTree: true));
        await Processes.ReadLinesAsync(process, text => { lock (lines) lines.Add(text); });
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new BuildFailedException(Name, [.. lines.Select(l => BuildProblem.Read(l, repository)).OfType<BuildProblem>().Distinct()], lines);
    }
}
