using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Builders;

/// <summary>Describes a container of any image.</summary>
public sealed class ContainerBuilder : ContainerBuilder<ContainerBuilder, IContainer>
{
    /// <summary>Begins with an image, as in <c>redis:8</c>.</summary>
    public ContainerBuilder(string image)
        : this(new ContainerSpec { Image = image })
    {
    }

    private ContainerBuilder(ContainerSpec spec)
        : base(spec)
    {
    }

    /// <inheritdoc />
    public override IContainer Build() => new DockerContainer(Validated());

    private protected override ContainerBuilder With(ContainerSpec spec) => new(spec);
}
