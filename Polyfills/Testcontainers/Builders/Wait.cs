using DotNet.Testcontainers.Configurations;

namespace DotNet.Testcontainers.Builders;

/// <summary>Begins a wait strategy.</summary>
public static class Wait
{
    /// <summary>For containers that run Linux.</summary>
    public static IWaitForContainerOS ForUnixContainer() => new WaitForContainerUnix([]);
}
