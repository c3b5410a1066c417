using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Builders;

/// <summary>What every container builder can do. Each call returns a new builder.</summary>
/// <typeparam name="TBuilderEntity">The builder itself.</typeparam>
/// <typeparam name="TContainerEntity">What it builds.</typeparam>
public abstract class ContainerBuilder<TBuilderEntity, TContainerEntity>
    where TBuilderEntity : ContainerBuilder<TBuilderEntity, TContainerEntity>
{
    private protected ContainerBuilder(ContainerSpec spec) => Spec = spec;

    private protected ContainerSpec Spec { get; }

    /// <summary>The Docker Engine: <c>unix:///path</c> or <c>tcp://host:port</c>. Default: <c>DOCKER_HOST</c>, then the usual sockets.</summary>
    public TBuilderEntity WithDockerEndpoint(string endpoint) => With(Spec with { Endpoint = endpoint });

    /// <summary>The image, as in <c>postgres:18.4</c>.</summary>
    public TBuilderEntity WithImage(string image) => With(Spec with { Image = image });

    /// <summary>The container's name; default: one that the engine makes up.</summary>
    public TBuilderEntity WithName(string name) => With(Spec with { Name = name });

    /// <summary>Sets an environment variable.</summary>
    public TBuilderEntity WithEnvironment(string name, string value) =>
        With(Spec with { Environment = Spec.Environment.SetItem(name, value) });

    /// <summary>Appends arguments to the command.</summary>
    public TBuilderEntity WithCommand(params string[] command) => With(Spec with { Command = [.. Spec.Command, .. command] });

    /// <summary>Adds a label.</summary>
    public TBuilderEntity WithLabel(string name, string value) => With(Spec with { Labels = Spec.Labels.SetItem(name, value) });

    /// <summary>Publishes a port; with <paramref name="assignRandomHostPort"/> on any free port of the host.</summary>
    public TBuilderEntity WithPortBinding(int port, bool assignRandomHostPort = false) =>
        WithPortBinding(assignRandomHostPort ? 0 : port, port);

    /// <summary>Publishes a port of the container on one of the host.</summary>
    public TBuilderEntity WithPortBinding(int hostPort, int containerPort) =>
        With(Spec with { Ports = Spec.Ports.SetItem(containerPort, hostPort) });

    /// <summary>When the container counts as started. Strategies given before stay.</summary>
    public TBuilderEntity WithWaitStrategy(IWaitForContainerOS waitStrategy) =>
        With(Spec with { Waits = [.. Spec.Waits, .. ((WaitForContainerUnix)waitStrategy).Conditions] });

    /// <summary>Whether the container is removed when this process ends in any way; true unless said otherwise.</summary>
    public TBuilderEntity WithCleanUp(bool cleanUp) => With(Spec with { CleanUp = cleanUp });

    /// <summary>The container, not yet started.</summary>
    public abstract TContainerEntity Build();

    private protected abstract TBuilderEntity With(ContainerSpec spec);

    private protected ContainerSpec Validated() =>
        string.IsNullOrWhiteSpace(Spec.Image) ? throw new ArgumentException("The container has no image: call WithImage(\"name:tag\").") : Spec;
}
