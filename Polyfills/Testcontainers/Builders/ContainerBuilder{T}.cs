using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Engine;
using DotNet.Testcontainers.Networks;
using DotNet.Testcontainers.Volumes;

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

    /// <summary>Sets environment variables.</summary>
    public TBuilderEntity WithEnvironment(IReadOnlyDictionary<string, string> environments) =>
        With(Spec with { Environment = Spec.Environment.SetItems(environments) });

    /// <summary>Its name inside its networks and for itself.</summary>
    public TBuilderEntity WithHostname(string hostname) => With(Spec with { Hostname = hostname });

    /// <summary>The folder in which its command runs.</summary>
    public TBuilderEntity WithWorkingDirectory(string workingDirectory) => With(Spec with { WorkingDirectory = workingDirectory });

    /// <summary>The program that runs, in place of the image's own.</summary>
    public TBuilderEntity WithEntrypoint(params string[] entrypoint) => With(Spec with { Entrypoint = [.. entrypoint] });

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

    /// <summary>An entry of its hosts file.</summary>
    public TBuilderEntity WithExtraHost(string hostname, string ipAddress) => With(Spec with { ExtraHosts = Spec.ExtraHosts.Add($"{hostname}:{ipAddress}") });

    /// <summary>Joins a network, which is made if need be.</summary>
    public TBuilderEntity WithNetwork(INetwork network) => With(Spec with { Networks = Spec.Networks.Add((network.Name, network)) });

    /// <summary>Joins a network that is there already.</summary>
    public TBuilderEntity WithNetwork(string name) => With(Spec with { Networks = Spec.Networks.Add((name, null)) });

    /// <summary>The names by which containers of the same networks find it.</summary>
    public TBuilderEntity WithNetworkAliases(params string[] networkAliases) => With(Spec with { Aliases = [.. Spec.Aliases, .. networkAliases] });

    /// <summary>Shows a file or folder of the engine's machine in the container.</summary>
    public TBuilderEntity WithBindMount(string source, string destination, AccessMode accessMode = AccessMode.ReadWrite) => WithMount("bind", source, destination, accessMode);

    /// <summary>Shows a volume in the container; it is made if need be.</summary>
    public TBuilderEntity WithVolumeMount(IVolume volume, string destination, AccessMode accessMode = AccessMode.ReadWrite) =>
        With(Spec with { Volumes = Spec.Volumes.Add(volume), Mounts = Spec.Mounts.Add(new Mount("volume", volume.Name, destination, accessMode == AccessMode.ReadOnly)) });

    /// <summary>Shows a volume in the container.</summary>
    public TBuilderEntity WithVolumeMount(string source, string destination, AccessMode accessMode = AccessMode.ReadWrite) => WithMount("volume", source, destination, accessMode);

    /// <summary>A folder in memory.</summary>
    public TBuilderEntity WithTmpfsMount(string destination, AccessMode accessMode = AccessMode.ReadWrite) => WithMount("tmpfs", "", destination, accessMode);

    /// <summary>Writes a file into the container before it starts.</summary>
    /// <param name="resourceContent">What is in the file.</param>
    /// <param name="filePath">Its path in the container; folders are made.</param>
    /// <param name="uid">The id of its owner; 0 is root.</param>
    /// <param name="gid">The id of its group; 0 is root.</param>
    /// <param name="fileMode">Who may do what with it.</param>
    public TBuilderEntity WithResourceMapping(byte[] resourceContent, string filePath, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644) =>
        WithArchive(() => Archive.Of(filePath, resourceContent, new Owned(uid, gid, fileMode)));

    /// <summary>Copies a file, or what is in a folder, into a folder of the container before it starts.</summary>
    public TBuilderEntity WithResourceMapping(string source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644) =>
        WithArchive(() => Archive.Of(source, target, new Owned(uid, gid, fileMode)));

    /// <summary>Copies what is in a folder into a folder of the container before it starts.</summary>
    public TBuilderEntity WithResourceMapping(DirectoryInfo source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644) => WithResourceMapping(source.FullName, target, uid, gid, fileMode);

    /// <summary>Copies a file into a folder of the container before it starts.</summary>
    public TBuilderEntity WithResourceMapping(FileInfo source, string target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644) => WithResourceMapping(source.FullName, target, uid, gid, fileMode);

    /// <summary>Copies a file to a path in the container before it starts.</summary>
    public TBuilderEntity WithResourceMapping(FileInfo source, FileInfo target, uint uid = 0, uint gid = 0, UnixFileModes fileMode = Unix.FileMode644) =>
        WithArchive(() => Archive.Of(target.ToString(), File.ReadAllBytes(source.FullName), new Owned(uid, gid, fileMode)));

    /// <summary>Whether it may do what the machine's own root may.</summary>
    public TBuilderEntity WithPrivileged(bool privileged) => With(Spec with { Privileged = privileged });

    /// <summary>Called once, when it has started for the first time.</summary>
    public TBuilderEntity WithStartupCallback(Func<TContainerEntity, CancellationToken, Task> startupCallback) =>
        With(Spec with { Callbacks = Spec.Callbacks.Add((container, ct) => startupCallback((TContainerEntity)container, ct)) });

    /// <summary>Whether a running container of the same description is used again, and left running at the end.</summary>
    public TBuilderEntity WithReuse(bool reuse) => With(Spec with { Reuse = reuse });

    /// <summary>When the container counts as started. Strategies given before stay.</summary>
    public TBuilderEntity WithWaitStrategy(IWaitForContainerOS waitStrategy) =>
        With(Spec with { Waits = [.. Spec.Waits, .. ((WaitForContainerUnix)waitStrategy).Conditions] });

    /// <summary>Whether the container is removed when this process ends in any way; true unless said otherwise.</summary>
    public TBuilderEntity WithCleanUp(bool cleanUp) => With(Spec with { CleanUp = cleanUp });

    /// <summary>The container, not yet started.</summary>
    public abstract TContainerEntity Build();

    private protected abstract TBuilderEntity With(ContainerSpec spec);

    private TBuilderEntity WithArchive(Func<byte[]> archive) => With(Spec with { Resources = Spec.Resources.Add(archive) });

    private TBuilderEntity WithMount(string type, string source, string destination, AccessMode accessMode) =>
        With(Spec with { Mounts = Spec.Mounts.Add(new Mount(type, source, destination, accessMode == AccessMode.ReadOnly)) });

    private protected ContainerSpec Validated() =>
        string.IsNullOrWhiteSpace(Spec.Image) ? throw new ArgumentException("The container has no image: call WithImage(\"name:tag\").") : Spec;
}
