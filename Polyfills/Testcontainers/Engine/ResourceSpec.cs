using System.Collections.Immutable;

namespace DotNet.Testcontainers.Engine;

/// <summary>What the builder of a network or a volume has been told.</summary>
internal sealed record ResourceSpec
{
    public string? Endpoint { get; init; }

    public string Name { get; init; } = "testcontainers-" + Guid.NewGuid().ToString("N");

    public string? Driver { get; init; }

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool CleanUp { get; init; } = true;
}
