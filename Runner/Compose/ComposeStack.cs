using System.Diagnostics;
using Reports;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Compose;

/// <summary>The stack of images, up for one run; the suite runs inside it.</summary>
internal sealed class ComposeStack : ISuitePlace, IAsyncDisposable
{
    /// <summary>The suite in its image.</summary>
    public const string Assembly = "Features/bin/Debug/net10.0/Features.dll";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DockerCli docker;
    private readonly StackProject project;
    private readonly string log;
    private readonly Screen screen;
    private bool isDown;

    private ComposeStack(DockerCli docker, StackProject project, ReportPaths paths, Screen screen) =>
        (this.docker, this.project, log, this.screen) = (docker, project, Path.Combine(paths.Run, "stack.log"), screen);

    /// <summary>Images are built where they are missing; then everything is started, and healthy when this returns.</summary>
    /// <exception cref="CannotRunException">It cannot be; whatever was started is gone again.</exception>
    public static async Task<ComposeStack> StartAsync(ReportPaths paths, RunFlags flags, Screen screen, CancellationToken ct)
    {
        var cli = await DockerCli.FindAsync(paths.Repository, ct);
        var images = new StackImages(cli, paths.Repository, screen);
        var own = new StackProject($"tf-{Guid.NewGuid():N}"[..11], images.Tag(flags.Build), paths.Output, await OwnerAsync(paths.Repository));
        await images.EnsureAsync(own, flags.Build, ct);
        var stack = new ComposeStack(cli, own, paths, screen);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await new StackStart(cli, own, screen).UpAsync(ct);
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }

        screen.Line(screen.Dim($"The stack {own.Name} is healthy after {Words.Duration(TimeProvider.System.GetElapsedTime(began))}"));
        return stack;
    }

    public ProcessStartInfo Start(string assembly, ReportPaths paths, SuiteSettings settings, int attempt) => docker.Compose(project, project.Run(assembly, paths, settings, attempt));

    public async Task KillAsync() => await docker.DockerAsync(["rm", "--force", project.TesterContainer], CancellationToken.None);

    /// <summary>Keeps what the services said, and removes everything that was made for this run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDown)
            return;
        isDown = true;
        screen.Status(screen.Dim("Taking the stack down …"));
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await KeepLogsAsync(limit.Token);
            await KillAsync();
            var down = await docker.ComposeAsync(project, StackProject.Down, limit.Token);
            screen.Status("");
            if (!down.IsGood)
                screen.Line($"{screen.Yellow("!")} The stack {project.Name} could not be taken down: {down.Lines.LastOrDefault()}");
        }
        catch (OperationCanceledException)
        {
            screen.Line($"{screen.Yellow("!")} The stack {project.Name} was not down after {Words.Duration(Patience)}. By hand: docker compose -p {project.Name} -f {StackProject.File} down -v");
        }
    }

    private async Task KeepLogsAsync(CancellationToken ct)
    {
        var said = await docker.ComposeAsync(project, StackProject.Logs, ct);
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        File.Delete(log);
        using var file = new ConsoleLog(log);
        foreach (var line in said.Lines)
            file.Write(line);
        if (file.Problem is { } problem)
            screen.Line($"{screen.Yellow("!")} {log} is not complete: {problem.Message}");
    }

    /// <summary>Results belong to whoever asks for the run. On Windows and macOS Docker sees to that by itself.</summary>
    private static async Task<string?> OwnerAsync(string folder) => OperatingSystem.IsLinux() ? $"{await IdAsync(folder, "-u")}:{await IdAsync(folder, "-g")}" : null;

    private static async Task<string> IdAsync(string folder, string which)
    {
        var said = "";
        using var process = Processes.Start(Processes.Captured("id", folder, which));
        await Processes.ReadLinesAsync(process, line => said += line);
        return said.Trim();
    }
}
