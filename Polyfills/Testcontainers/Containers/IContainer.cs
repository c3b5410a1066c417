namespace DotNet.Testcontainers.Containers;

/// <summary>A container. Disposing of it removes it with its volumes.</summary>
public interface IContainer : IAsyncDisposable
{
    /// <summary>The engine's id for it; only after the start.</summary>
    string Id { get; }

    /// <summary>Where its published ports can be reached.</summary>
    string Hostname { get; }

    /// <summary>The host's port for a published port; only after the start.</summary>
    ushort GetMappedPublicPort(int containerPort);

    /// <summary>Pulls the image if the engine lacks it, starts the container, and waits until it counts as started.</summary>
    /// <exception cref="Builders.DockerUnavailableException">No engine answers.</exception>
    Task StartAsync(CancellationToken ct = default);

    /// <summary>Stops it; it can be started again.</summary>
    Task StopAsync(CancellationToken ct = default);

    /// <summary>Runs a command inside it.</summary>
    Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default);

    /// <summary>What it wrote.</summary>
    Task<(string Stdout, string Stderr)> GetLogsAsync(DateTime since = default, DateTime until = default, bool timestampsEnabled = true, CancellationToken ct = default);
}
