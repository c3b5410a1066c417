using System.Collections.Immutable;
using DotNet.Testcontainers.Configurations;

namespace DotNet.Testcontainers.Containers;

/// <summary>What a builder has been told.</summary>
internal sealed record ContainerSpec
{
    public string? Endpoint { get; init; }

    public string Image { get; init; } = "";

    public string? Name { get; init; }

    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Container port to host port; 0: any.</summary>
    public ImmutableSortedDictionary<int, int> Ports { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    public ImmutableArray<string> Command { get; init; } = [];

    public ImmutableArray<IWaitUntil> Waits { get; init; } = [];

    public bool CleanUp { get; init; } = true;
}
