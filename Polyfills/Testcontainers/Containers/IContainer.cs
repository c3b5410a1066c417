using DotNet.Testcontainers.Configurations;

namespace DotNet.Testcontainers.Containers;

/// <summary>A container. Disposing of it removes it with its volumes.</summary>
public interface IContainer : IAsyncDisposable
{
    /// <summary>The engine's id for it; only after the start.</summary>
    string Id { get; }

    /// <summary>Its name; only after the start.</summary>
    string Name { get; }

    /// <summary>Where its published ports can be reached.</summary>
    string Hostname { get; }

    /// <summary>Its address in its first network; only after the start.</summary>
    string IpAddress { get; }

    /// <summary>The host's port for a published port; only after the start.</summary>
    ushort GetMappedPublicPort(int containerPort);

    /// <summary>The exit code, once it has ended; waits for that.</summary>
    Task<long> GetExitCodeAsync(CancellationToken ct = default);

    /// <summary>Pulls the image if the engine lacks it, starts the container, and waits until it counts as started.</summary>
    /// <exception cref="Builders.DockerUnavailableException">No engine answers.</exception>
    /// <exception cref="ContainerNotRunningException">It ended, or was not ready in time; with what it said last.</exception>
    Task StartAsync(CancellationToken ct = default);

    /// <summary>Stops it; it can be started again.</summary>
    Task StopAsync(CancellationToken ct = default);

    /// <summary>Halts its processes.</summary>
    Task PauseAsync(CancellationToken ct = default);

    /// <summary>Lets its processes go on.</summary>
    Task UnpauseAsync(CancellationToken ct = default);

    /// <summary>Writes a file into it.</summary>
    /// <param name="fileContent">What is in the file.</param>
    /// <param name="filePath">Its path in the container; folders are made.</param>
    /// <param name="uid">The id of its owner; 0 is root.</param>
    /// <param name="gid">The id of its group; 0 is root.</param>
    /// <param name="fileMode">Who may do what with it.</param>
    /// <param name="ct">Ends the copying.</param>
    Task CopyAsync(byte[] fileContent, string filePath, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default);

    /// <summary>Copies a file, or what is in a folder, of this machine into a folder of it.</summary>
    /// <exception cref="FileNotFoundException">This machine has neither.</exception>
    Task CopyAsync(string source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default);

    /// <summary>Copies what is in a folder of this machine into a folder of it.</summary>
    /// <exception cref="FileNotFoundException">This machine has none.</exception>
    Task CopyAsync(DirectoryInfo source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default);

    /// <summary>Copies a file of this machine into a folder of it.</summary>
    /// <exception cref="FileNotFoundException">This machine has none.</exception>
    Task CopyAsync(FileInfo source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644, CancellationToken ct = default);

    /// <summary>Reads a file of it.</summary>
    /// <exception cref="FileNotFoundException">It has none of that name.</exception>
    Task<byte[]> ReadFileAsync(string filePath, CancellationToken ct = default);

    /// <summary>Runs a command inside it.</summary>
    Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default);

    /// <summary>What it wrote.</summary>
    Task<(string Stdout, string Stderr)> GetLogsAsync(DateTime since = default, DateTime until = default, bool timestampsEnabled = true, CancellationToken ct = default);
}
