using Runner.Packages;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Building;

/// <summary>Builds a project, quietly; not at all if nothing changed since it was last built from here.</summary>
/// <param name="repository">The root.</param>
/// <param name="project">Relative to it.</param>
/// <param name="unused">Top-level folders that the project doesn't use.</param>
/// <param name="screen">Told what takes long.</param>
internal sealed class ProjectBuild(string repository, string project, IReadOnlyCollection<string> unused, Screen screen)
{
    private string Name => Path.GetFileNameWithoutExtension(project);

    private string Stamp => Path.Combine(repository, ".tf", Name + ".stamp");

    /// <summary>The built assembly.</summary>
    public string Assembly => Path.Combine(repository, Path.GetDirectoryName(project)!, "bin", "Debug", "net10.0", Name + ".dll");

    /// <summary>The suite: features and all they need.</summary>
    public static ProjectBuild OfSuite(Reports.ReportPaths paths, Screen screen) =>
        new(paths.Repository, Path.Combine(paths.Suite, $"{Path.GetFileName(paths.Suite)}.csproj"), paths.Suite.StartsWith("Tests", StringComparison.Ordinal) ? ["Runner", "Benchmarks"] : ["Tests", "Runner", "Benchmarks"], screen);

    /// <exception cref="BuildFailedException">It doesn't build; holds every error at its file and line.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await new PackageChoice(repository, screen).EnsureAsync(ct);
        var state = SourceState.Of(repository, unused);
        var built = File.Exists(Assembly) ? SourceState.Read(Stamp) : null;
        if (state == built)
            return;
        var began = TimeProvider.System.GetTimestamp();
        screen.Status(screen.Dim($"Building {Name} …"));
        Directory.CreateDirectory(Path.GetDirectoryName(Stamp)!);
        // Where only scenarios changed, nothing below the suite needs a look; where none of their files came or went, MSBuild need not be asked.
        var onlyScenarios = state.Code == built?.Code;
        if (!onlyScenarios)
            File.Delete(Stamp);
        if (!onlyScenarios || state.FeatureNames != built!.FeatureNames || !await new FeatureCompiler(repository, project, Assembly).TryAsync(ct))
            await BuildAsync(onlyScenarios ? ["--no-restore", "--no-dependencies"] : [], ct);
        state.Write(Stamp);
        screen.Status("");
        screen.Line(screen.Dim($"Built {Name} in {Words.Duration(TimeProvider.System.GetElapsedTime(began))}"));
    }

    private async Task BuildAsync(string[] shortCut, CancellationToken ct)
    {
        var (exitCode, lines) = await Processes.OutputAsync(repository, ct, ["build", project, "--nologo", "-v", "quiet", "-consoleLoggerParameters:NoSummary", "-tl:off", .. shortCut]);
        if (exitCode != 0)
            throw new BuildFailedException(Name, BuildProblem.Of(lines, repository), lines);
    }
}
