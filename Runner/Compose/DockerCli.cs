using System.Diagnostics;
using System.Text.RegularExpressions;
using Runner.Running;

namespace Runner.Compose;

/// <summary>The docker command, and compose as this machine has it: the plugin, or the program of its own that older systems have.</summary>
/// <param name="folder">Where commands run: the repository.</param>
/// <param name="compose">How compose is called.</param>
internal sealed partial class DockerCli(string folder, IReadOnlyList<string> compose)
{
    private const string Engine = "Where there is none, as root on Debian: export DOCKER_HOST=$(.ci/docker-engine start)";

    /// <exception cref="CannotRunException">There is no Docker, no engine answers, or there is no compose.</exception>
    public static async Task<DockerCli> FindAsync(string folder, CancellationToken ct)
    {
        string[] version = ["docker", "version", "--format", "{{.Server.Version}}"];
        var docker = await TryAsync(folder, version, ct) ??
            throw new CannotRunException("--target compose needs Docker; there is no docker command on PATH.", "Install Docker Engine or Docker Desktop.", Engine);
        if (!docker.IsGood && OlderEngine().Match(docker.Text) is { Success: true } older)
        {
            Environment.SetEnvironmentVariable("DOCKER_API_VERSION", older.Groups["version"].Value); // for all that is started from here on
            docker = await TryAsync(folder, version, ct) ?? docker;
        }

        if (!docker.IsGood)
            throw new CannotRunException(
                $"--target compose needs a Docker Engine; {Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "the usual one"} does not answer: {docker.Lines.LastOrDefault()}",
                "Start it, or say by DOCKER_HOST where it is.",
                Engine);
        foreach (string[] compose in (string[][])[["docker", "compose"], ["docker-compose"]])
            if (await TryAsync(folder, [.. compose, "version"], ct) is { IsGood: true })
                return new DockerCli(folder, compose);
        throw new CannotRunException("--target compose needs Docker's compose; neither \"docker compose\" nor \"docker-compose\" is here.", "Install the plugin docker-compose-plugin, or Debian's docker-compose (1.29 or later).");
    }

    /// <summary>Of docker itself.</summary>
    public Task<Answer> DockerAsync(IEnumerable<string> arguments, CancellationToken ct) => RunAsync(new ProcessStartInfo("docker", arguments), ct);

    /// <summary>Of compose, to its end.</summary>
    public Task<Answer> ComposeAsync(StackProject project, IEnumerable<string> arguments, CancellationToken ct, Action<string>? line = null) => RunAsync(Compose(project, arguments), ct, line);

    /// <summary>A start of compose, with its output captured, that a terminal's Ctrl-C is not meant for.</summary>
    public ProcessStartInfo Compose(StackProject project, IEnumerable<string> arguments)
    {
        var start = Processes.DeafToCtrlC(compose[0], folder, [.. compose.Skip(1), .. project.Global, .. arguments]);
        foreach (var (name, value) in project.Variables)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>The newest clients do not speak to Debian's engine unasked.</summary>
    [GeneratedRegex(@"Maximum supported API version is (?<version>\d+\.\d+)", RegexOptions.None, 1000)]
    private static partial Regex OlderEngine();

    private static async Task<Answer?> TryAsync(string folder, string[] command, CancellationToken ct)
    {
        try
        {
            return await new DockerCli(folder, []).RunAsync(new ProcessStartInfo(command[0], command[1..]), ct);
        }
        catch (CannotRunException)
        {
            return null; // the program is not there
        }
    }

    private async Task<Answer> RunAsync(ProcessStartInfo start, CancellationToken ct, Action<string>? heard = null)
    {
        (start.WorkingDirectory, start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, false, true, true);
        using var process = Processes.Start(start);
        using var stop = ct.Register(() => process.Kill(entireProcessTree: true));
        var lines = new List<string>();
        await Processes.ReadLinesAsync(process, line =>
        {
            if (string.IsNullOrWhiteSpace(line))
                return;
            lock (lines)
                lines.Add(line);
            heard?.Invoke(line);
        });
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        return new Answer(process.ExitCode, lines);
    }
}
