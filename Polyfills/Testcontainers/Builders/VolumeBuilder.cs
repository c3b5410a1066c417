using DotNet.Testcontainers.Engine;
using DotNet.Testcontainers.Volumes;

namespace DotNet.Testcontainers.Builders;

/// <summary>Describes a volume. Each call returns a new builder.</summary>
public sealed class VolumeBuilder
{
    private readonly ResourceSpec spec;

    /// <summary>A volume with a name of its own.</summary>
    public VolumeBuilder()
        : this(new ResourceSpec())
    {
    }

    private VolumeBuilder(ResourceSpec spec) => this.spec = spec;

    /// <summary>The Docker Engine, as for containers.</summary>
    public VolumeBuilder WithDockerEndpoint(string endpoint) => new(spec with { Endpoint = endpoint });

    /// <summary>This name.</summary>
    public VolumeBuilder WithName(string name) => new(spec with { Name = name });

    /// <summary>This driver; the engine's default is local.</summary>
    public VolumeBuilder WithDriver(string driver) => new(spec with { Driver = driver });

    /// <summary>Adds a label.</summary>
    public VolumeBuilder WithLabel(string name, string value) => new(spec with { Labels = spec.Labels.SetItem(name, value) });

    /// <summary>Whether it is removed when this process ends in any way; true unless said otherwise.</summary>
    public VolumeBuilder WithCleanUp(bool cleanUp) => new(spec with { CleanUp = cleanUp });

    /// <summary>The volume, not yet made.</summary>
    public IVolume Build() => new DockerVolume(spec);
}
