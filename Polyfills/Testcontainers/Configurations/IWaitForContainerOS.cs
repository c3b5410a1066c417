namespace DotNet.Testcontainers.Configurations;

/// <summary>Collects the conditions under which a container counts as started.</summary>
public interface IWaitForContainerOS
{
    /// <summary>A condition of your own.</summary>
    IWaitForContainerOS AddCustomWaitStrategy(IWaitUntil waitUntil);

    /// <summary>Until a command succeeds inside the container.</summary>
    IWaitForContainerOS UntilCommandIsCompleted(params string[] command);

    /// <summary>Until something listens on a port inside the container.</summary>
    IWaitForContainerOS UntilInternalTcpPortIsAvailable(int containerPort);

    /// <summary>Until the container's output has a match of a regular expression.</summary>
    IWaitForContainerOS UntilMessageIsLogged(string pattern);
}
