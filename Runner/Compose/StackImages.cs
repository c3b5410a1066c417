using System.Security.Cryptography;
using System.Text;
using Runner.Building;
using Runner.Terminal;

namespace Runner.Compose;

/// <summary>Our images, tagged by what they are made of: what is there for these sources is not built again, and two checkouts don't overwrite each other's.</summary>
internal sealed class StackImages(DockerCli docker, string repository, Screen screen)
{
    private string Note => Path.Combine(repository, ".tf", "images");

    /// <summary>The tag of these sources; with <c>--no-build</c> of those that were built last.</summary>
    /// <exception cref="CannotRunException">Nothing was built yet.</exception>
    public string Tag(bool build) => build
        ? TagOf(repository)
        : File.Exists(Note) ? File.ReadAllText(Note) : throw new CannotRunException("--no-build: no images were built here yet.", "Build them: leave --no-build out");

    /// <exception cref="CannotRunException">They don't build; holds the last that was said.</exception>
    public async Task EnsureAsync(StackProject project, bool build, CancellationToken ct)
    {
        List<string> missing = [];
        foreach (var (_, image) in StackProject.Images)
            if (!(await docker.DockerAsync(["image", "inspect", "--format", "{{.Id}}", project.ImageName(image)], ct)).IsGood)
                missing.Add(project.ImageName(image));
        if (missing.Count == 0)
            return;
        if (!build)
            throw new CannotRunException($"--no-build: the engine has no {string.Join(", ", missing)}.", "Build them: leave --no-build out");
        await BuildAsync(project, ct);
    }

    private async Task BuildAsync(StackProject project, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        screen.Status(screen.Dim("Building the images …"));
        var answer = await docker.ComposeAsync(project, StackProject.Build, ct, line => screen.Status(screen.Dim($"Building the images: {line.Trim()}")));
        screen.Status("");
        if (!answer.IsGood)
            throw new CannotRunException("The images of the stack don't build. The last that was said:",
                [.. answer.Lines.TakeLast(StackTrouble.LinesShown).Select(l => $"  {Words.Headline(l)}"), "Where no registry of images or packages can be reached: .ci/docker-images makes what they start from (again, if packages have changed)."]);
        Directory.CreateDirectory(Path.GetDirectoryName(Note)!);
        await File.WriteAllTextAsync(Note, project.Tag, ct);
        screen.Line(screen.Dim($"Built the images ({project.Tag}) in {Words.Duration(TimeProvider.System.GetElapsedTime(began))}"));
    }

    /// <summary>Of names, sizes and times of all sources, and of what describes the images.</summary>
    internal static string TagOf(string repository)
    {
        var state = SourceState.Of(repository, "Tests", "Benchmarks", "docs");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(state.Code + state.Features));
        foreach (var file in Described(repository).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static IEnumerable<string> Described(string repository) =>
        Directory.EnumerateFiles(repository, "*.yml").Concat(Directory.EnumerateFiles(repository, ".dockerignore"))
            .Concat(Directory.EnumerateDirectories(repository).Select(folder => Path.Combine(folder, "Dockerfile")).Where(File.Exists))
            .Concat(Directory.Exists(Path.Combine(repository, "docker")) ? Directory.EnumerateFiles(Path.Combine(repository, "docker"), "*", SearchOption.AllDirectories) : []);
}
