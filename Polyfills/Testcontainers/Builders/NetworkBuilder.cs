using DotNet.Testcontainers.Engine;
using DotNet.Testcontainers.Networks;

namespace DotNet.Testcontainers.Builders;

/// <summary>Describes a network. Each call returns a new builder.</summary>
public sealed class NetworkBuilder
{
    private readonly ResourceSpec spec;

    /// <summary>A bridge with a name of its own.</summary>
    public NetworkBuilder()
        : this(new ResourceSpec())
    {
    }

    private NetworkBuilder(ResourceSpec spec) => this.spec = spec;

    /// <summary>The Docker Engine, as for containers.</summary>
    public NetworkBuilder WithDockerEndpoint(string endpoint) => new(spec with { Endpoint = endpoint });

    /// <summary>This name.</summary>
    public NetworkBuilder WithName(string name) => new(spec with { Name = name });

    /// <summary>This driver; the engine's default is a bridge.</summary>
    public NetworkBuilder WithDriver(string driver) => new(spec with { Driver = driver });

    /// <summary>Adds a label.</summary>
    public NetworkBuilder WithLabel(string name, string value) => new(spec with { Labels = spec.Labels.SetItem(name, value) });

    /// <summary>Whether it is removed when this process ends in any way; true unless said otherwise.</summary>
    public NetworkBuilder WithCleanUp(bool cleanUp) => new(spec with { CleanUp = cleanUp });

    /// <summary>The network, not yet made.</summary>
    public INetwork Build() => new DockerNetwork(spec);
}
