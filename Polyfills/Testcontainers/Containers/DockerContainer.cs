using System.Globalization;
using DotNet.Testcontainers.Engine;

namespace DotNet.Testcontainers.Containers;

/// <inheritdoc cref="IContainer" />
public class DockerContainer : IContainer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ContainerSpec spec;
    private readonly DockerEngine engine;
    private IReadOnlyDictionary<int, ushort> ports = new Dictionary<int, ushort>();
    private Reaper? reaper;
    private string? id;

    internal DockerContainer(ContainerSpec spec)
    {
        this.spec = spec;
        engine = new DockerEngine(DockerEndpoint.Find(spec.Endpoint));
    }

    /// <inheritdoc />
    public string Id => id ?? throw NotStarted();

    /// <inheritdoc />
    public string Hostname => engine.Endpoint.Hostname;

    /// <inheritdoc />
    public ushort GetMappedPublicPort(int containerPort) =>
        id is null ? throw NotStarted()
        : ports.TryGetValue(containerPort, out var port) ? port
        : throw new InvalidOperationException($"Port {containerPort.ToString(CultureInfo.InvariantCulture)} of {spec.Image} is not published: call WithPortBinding({containerPort.ToString(CultureInfo.InvariantCulture)}, true).");

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken ct = default)
    {
        if (id is null)
        {
            await engine.PingAsync(ct);
            await Reaper.RemoveAbandonedAsync(engine, ct);
            await engine.EnsureImageAsync(spec.Image, ct);
            id = await engine.CreateAsync(spec, ct);
            if (spec.CleanUp) reaper = Reaper.Watch(engine.Endpoint, id);
        }

        await engine.StartAsync(id, ct);
        ports = (await engine.InspectAsync(id, ct)).Ports;
        await WaitAsync(ct);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken ct = default) => id is null ? Task.CompletedTask : engine.StopAsync(id, ct);

    /// <inheritdoc />
    public Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default) => engine.ExecAsync(Id, command, ct);

    /// <inheritdoc />
    public Task<(string Stdout, string Stderr)> GetLogsAsync(
        DateTime since = default, DateTime until = default, bool timestampsEnabled = true, CancellationToken ct = default) =>
        engine.LogsAsync(Id, since, until, timestampsEnabled, ct);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (id is { } started && spec.CleanUp)
        {
            id = null;
            await engine.RemoveAsync(started, CancellationToken.None);
            reaper?.Dispose();
        }

        engine.Dispose();
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        foreach (var condition in spec.Waits)
        {
            while (!await condition.UntilAsync(this))
            {
                var state = await engine.InspectAsync(Id, ct);
                if (!state.Running) throw await FailedAsync($"ended with exit code {state.ExitCode.ToString(CultureInfo.InvariantCulture)} instead of starting", ct);
                if (TimeProvider.System.GetElapsedTime(began) > StartLimit) throw await FailedAsync("runs, but did not become ready within 2 minutes", ct);
                await Task.Delay(Pause, TimeProvider.System, ct);
            }
        }
    }

    private async Task<Exception> FailedAsync(string what, CancellationToken ct)
    {
        var (stdout, stderr) = await GetLogsAsync(timestampsEnabled: false, ct: ct);
        var said = (stdout + "\n" + stderr).Trim().Split('\n').TakeLast(20);
        return new ContainerNotRunningException($"Container {Id[..Math.Min(12, Id.Length)]} of {spec.Image} {what}. What it said last:\n  {string.Join("\n  ", said)}");
    }

    private InvalidOperationException NotStarted() => new($"The container of {spec.Image} has not been started: call StartAsync first.");
}
