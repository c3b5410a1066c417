using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Networks;
using DotNet.Testcontainers.Volumes;

namespace DotNet.Testcontainers.Containers;

/// <summary>What a builder has been told.</summary>
internal sealed record ContainerSpec
{
    public string? Endpoint { get; init; }

    public string Image { get; init; } = "";

    public string? Name { get; init; }

    public string? Hostname { get; init; }

    public string? WorkingDirectory { get; init; }

    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Container port to host port; 0: any.</summary>
    public ImmutableSortedDictionary<int, int> Ports { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    public ImmutableArray<string> Entrypoint { get; init; } = [];

    public ImmutableArray<string> Command { get; init; } = [];

    public ImmutableArray<string> ExtraHosts { get; init; } = [];

    public ImmutableArray<Mount> Mounts { get; init; } = [];

    public ImmutableArray<IVolume> Volumes { get; init; } = [];

    public ImmutableArray<(string Name, INetwork? Network)> Networks { get; init; } = [];

    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Archives of files, read when the container is made.</summary>
    public ImmutableArray<Func<byte[]>> Resources { get; init; } = [];

    public ImmutableArray<WaitCondition> Waits { get; init; } = [];

    public ImmutableArray<Func<IContainer, CancellationToken, Task>> Callbacks { get; init; } = [];

    public bool Privileged { get; init; }

    public bool CleanUp { get; init; } = true;

    public bool Reuse { get; init; }

    /// <summary>The same for what makes the same container: that is the one that is reused.</summary>
    public string ReuseHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        Image,
        Name,
        Hostname,
        WorkingDirectory,
        Environment,
        Labels,
        Ports,
        Entrypoint,
        Command,
        ExtraHosts,
        Aliases,
        Privileged,
        Mounts = Mounts.Select(m => m.ToString()),
        Networks = Networks.Select(n => n.Name),
    }))))[..40];
}

/// <param name="Type">bind, volume or tmpfs.</param>
/// <param name="Source">Of the host, or the volume's name.</param>
/// <param name="Target">In the container.</param>
/// <param name="IsReadOnly">Whether the container may not write.</param>
internal sealed record Mount(string Type, string Source, string Target, bool IsReadOnly);
