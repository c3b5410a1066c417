using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

/// <summary>A condition that a starting container reaches sooner or later.</summary>
public interface IWaitUntil
{
    /// <summary>True when it is reached. Asked again and again.</summary>
    Task<bool> UntilAsync(IContainer container);
}
