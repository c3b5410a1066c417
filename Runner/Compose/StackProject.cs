using Reports;
using Runner.Running;

namespace Runner.Compose;

/// <summary>One stack among several, and how compose is told about it.</summary>
/// <param name="Name">Of its containers, network and volumes; another one for each run.</param>
/// <param name="Tag">Of the images that are ours.</param>
/// <param name="Results">The folder of this machine that the suite's results go to.</param>
/// <param name="User">Who the results are to belong to, as <c>uid:gid</c>; null: the image's own user writes them.</param>
internal sealed record StackProject(string Name, string Tag, string Results, string? User)
{
    public const string File = "docker-compose.integration.yml";

    public const string Tester = "integration-tester";

    /// <summary>What has to be up for the suite; it starts all others that it needs.</summary>
    public const string Entrance = "proxy";

    private const string ResultsInside = "/results";

    /// <summary>One service for each image that is ours.</summary>
    public static IReadOnlyList<(string Service, string Image)> Images { get; } =
        [("worker", "system"), ("mock-email", "mocks"), ("proxy", "proxy"), (Tester, "tester")];

    public IReadOnlyList<string> Global => ["--project-name", Name, "--file", File];

    /// <summary>What the file asks the environment for.</summary>
    public IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["TF_TAG"] = Tag,
        ["TF_RESULTS_FOLDER"] = Results,
        ["TF_USER"] = User,
    };

    public string TesterContainer => $"{Name}-{Tester}";

    public static string[] Build => ["--profile", "test", "build", .. Images.Select(i => i.Service)];

    public static string[] Up => ["up", "--detach", "--no-build", Entrance];

    /// <summary>With everything that was made for it: containers, network, volumes.</summary>
    public static string[] Down => ["--profile", "test", "down", "--volumes", "--remove-orphans", "--timeout", "1"];

    public static string[] Logs => ["logs", "--no-color", "--timestamps"];

    public string ImageName(string image) => $"{Environment.GetEnvironmentVariable("TF_IMAGES") ?? "testframework"}/{image}:{Tag}";

    /// <summary>The suite as a container of its own, which the others reach under its service's name.</summary>
    public string[] Run(string assembly, ReportPaths paths, SuiteSettings settings, int attempt) =>
    [
        "--profile", "test", "run", "--rm", "-T", "--no-deps", "--use-aliases", "--name", TesterContainer,
        .. settings.Environment(paths, attempt).Where(e => e.Value is not null).SelectMany(e => (string[])["-e", $"{e.Name}={(e.Name == "TF_RESULTS" ? ResultsInside : e.Value)}"]),
        Tester, assembly, .. ThisMachine.Arguments(Inside(settings.SettingsFile, paths), Inside(paths.Run, paths)),
    ];

    private static string Inside(string path, ReportPaths paths) => $"{ResultsInside}/{Path.GetRelativePath(paths.Output, path).Replace('\\', '/')}";
}
