namespace DotNet.Testcontainers.Networks;

/// <summary>A network in which containers find each other by their aliases. Disposing of it removes it.</summary>
public interface INetwork : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Makes it, if it isn't there. The first container that joins it does so too.</summary>
    Task CreateAsync(CancellationToken ct = default);

    /// <summary>Removes it.</summary>
    Task DeleteAsync(CancellationToken ct = default);
}
