namespace DotNet.Testcontainers.Volumes;

/// <summary>A volume that outlives the containers which it is mounted in. Disposing of it removes it.</summary>
public interface IVolume : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Makes it, if it isn't there. The first container that mounts it does so too.</summary>
    Task CreateAsync(CancellationToken ct = default);

    /// <summary>Removes it.</summary>
    Task DeleteAsync(CancellationToken ct = default);
}
