using DotNet.Testcontainers.Engine;

namespace DotNet.Testcontainers.Networks;

/// <inheritdoc cref="INetwork" />
internal sealed class DockerNetwork(ResourceSpec spec) : OwnedResource(spec, "networks"), INetwork;
