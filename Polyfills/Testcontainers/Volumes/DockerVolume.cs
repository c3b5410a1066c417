using DotNet.Testcontainers.Engine;

namespace DotNet.Testcontainers.Volumes;

/// <inheritdoc cref="IVolume" />
internal sealed class DockerVolume(ResourceSpec spec) : OwnedResource(spec, "volumes"), IVolume;
