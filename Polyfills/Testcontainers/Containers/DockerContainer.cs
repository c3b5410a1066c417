using System.Globalization;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Engine;

namespace DotNet.Testcontainers.Containers;

/// <inheritdoc cref="IContainer" />
public class DockerContainer : IContainer
{
    private const int LastLines = 20;

    private readonly ContainerSpec spec;
    private readonly DockerEngine engine;
    private ContainerState state = ContainerState.None;
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
    public string Name => id is null ? throw NotStarted() : state.Name;

    /// <inheritdoc />
    public string Hostname => engine.Endpoint.Hostname;

    /// <inheritdoc />
    public string IpAddress => id is null ? throw NotStarted() : state.IpAddress;

    /// <inheritdoc />
    public ushort GetMappedPublicPort(int containerPort) =>
        id is null ? throw NotStarted()
        : state.Ports.TryGetValue(containerPort, out var port) ? port
        : throw new InvalidOperationException($"Port {containerPort.ToString(CultureInfo.InvariantCulture)} of {spec.Image} is not published: call WithPortBinding({containerPort.ToString(CultureInfo.InvariantCulture)}, true).");

    /// <inheritdoc />
    public Task<long> GetExitCodeAsync(CancellationToken ct = default) => engine.WaitAsync(Id, ct);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken ct = default)
    {
        var isNew = id is null && await MakeAsync(ct);
        await engine.StartAsync(Id, spec, ct);
        state = await engine.InspectAsync(Id, ct);
        await WaitAsync(ct);
        if (!isNew) return;
        foreach (var callback in spec.Callbacks) await callback(this, ct);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken ct = default) => id is null ? Task.CompletedTask : engine.StopAsync(id, ct);

    /// <inheritdoc />
    public Task PauseAsync(CancellationToken ct = default) => engine.PauseAsync(Id, ct);

    /// <inheritdoc />
    public Task UnpauseAsync(CancellationToken ct = default) => engine.UnpauseAsync(Id, ct);

    /// <inheritdoc />
    public Task CopyAsync(byte[] fileContent, string filePath, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default) =>
        engine.PutAsync(Id, Archive.Of(filePath, fileContent, new Owned(uid, gid, fileMode)), ct);

    /// <inheritdoc />
    public Task CopyAsync(string source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default) =>
        engine.PutAsync(Id, Archive.Of(source, target, new Owned(uid, gid, fileMode)), ct);

    /// <inheritdoc />
    public Task CopyAsync(DirectoryInfo source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default) => CopyAsync(source.FullName, target, uid, gid, fileMode, ct);

    /// <inheritdoc />
    public Task CopyAsync(FileInfo source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default) => CopyAsync(source.FullName, target, uid, gid, fileMode, ct);

    /// <inheritdoc />
    public async Task<byte[]> ReadFileAsync(string filePath, CancellationToken ct = default) =>
        Archive.FirstFile(await engine.GetAsync(Id, filePath, ct) ?? throw new FileNotFoundException($"The container of {spec.Image} has no {filePath}.", filePath))
        ?? throw new FileNotFoundException($"{filePath} in the container of {spec.Image} is no file.", filePath);

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
        if (id is { } started && spec is { CleanUp: true, Reuse: false })
        {
            id = null;
            await engine.RemoveAsync(started, CancellationToken.None);
            reaper?.Dispose();
        }

        engine.Dispose();
    }

    /// <summary>Status and failures in a row of the image's health check; no status where it has none.</summary>
    internal async Task<(string? Status, long Failures)> HealthAsync() => (await engine.InspectAsync(Id, CancellationToken.None)).Health;

    /// <returns>False where a container that was started before is used again.</returns>
    private async Task<bool> MakeAsync(CancellationToken ct)
    {
        await engine.PingAsync(ct);
        await Reaper.RemoveAbandonedAsync(engine, ct);
        if (spec.Reuse && await engine.FindReusableAsync(spec.ReuseHash(), ct) is { } known)
        {
            id = known;
            return false;
        }

        await engine.EnsureImageAsync(spec.Image, ct);
        foreach (var (_, network) in spec.Networks)
            if (network is not null) await network.CreateAsync(ct);
        foreach (var volume in spec.Volumes) await volume.CreateAsync(ct);
        id = await engine.CreateAsync(spec, ct);
        if (spec is { CleanUp: true, Reuse: false }) reaper = Reaper.Watch(engine.Endpoint, $"containers/{id}");
        foreach (var archive in spec.Resources) await engine.PutAsync(Id, archive(), ct);
        return true;
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        if (spec.Waits.IsEmpty && state is { Running: false, ExitCode: not 0 }) throw await EndedAsync(state, ct);
        foreach (var condition in spec.Waits) await WaitAsync(condition, ct);
    }

    private async Task WaitAsync(WaitCondition condition, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (await condition.IsReachedAsync(this)) return;
            }
            catch (InvalidOperationException e)
            {
                var now = await engine.InspectAsync(Id, ct);
                throw now.Running ? await FailedAsync("did not become ready: " + e.Message, ct) : await EndedAsync(now, ct);
            }

            var seen = await engine.InspectAsync(Id, ct);
            if (!seen.Running) throw await EndedAsync(seen, ct);
            var isLate = TimeProvider.System.GetElapsedTime(began) > condition.Timeout;
            if (isLate || tries == condition.Retries)
            {
                var patience = isLate ? $"within {condition.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s" : $"in {tries.ToString(CultureInfo.InvariantCulture)} tries";
                throw await FailedAsync($"runs, but was not ready {patience}. It is when {condition.Name}{(condition.Last is { } last ? $"; at last: {last}" : "")}", ct);
            }

            await Task.Delay(condition.Interval, TimeProvider.System, ct);
        }
    }

    private Task<Exception> EndedAsync(ContainerState seen, CancellationToken ct) =>
        FailedAsync($"ended with exit code {seen.ExitCode.ToString(CultureInfo.InvariantCulture)} instead of starting", ct);

    private async Task<Exception> FailedAsync(string what, CancellationToken ct)
    {
        var (stdout, stderr) = await GetLogsAsync(timestampsEnabled: false, ct: ct);
        var said = (stdout + "\n" + stderr).Trim();
        return new ContainerNotRunningException($"Container {Id[..Math.Min(12, Id.Length)]} of {spec.Image} {what}. "
            + (said.Length == 0 ? "It said nothing." : $"What it said last:\n  {string.Join("\n  ", said.Split('\n').TakeLast(LastLines))}"));
    }

    private InvalidOperationException NotStarted() => new($"The container of {spec.Image} has not been started: call StartAsync first.");
}
