using System.Text.RegularExpressions;

namespace DotNet.Testcontainers.Configurations;

/// <summary>Collects the conditions under which a container counts as started. Each can be made more or less patient.</summary>
public interface IWaitForContainerOS
{
    /// <summary>A condition of your own.</summary>
    IWaitForContainerOS AddCustomWaitStrategy(IWaitUntil waitUntil, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until a command succeeds inside the container.</summary>
    IWaitForContainerOS UntilCommandIsCompleted(params string[] command);

    /// <summary>Until a command succeeds inside the container.</summary>
    IWaitForContainerOS UntilCommandIsCompleted(IEnumerable<string> command, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until something listens on a port inside the container.</summary>
    IWaitForContainerOS UntilInternalTcpPortIsAvailable(int containerPort, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until a published port takes connections from this side.</summary>
    IWaitForContainerOS UntilExternalTcpPortIsAvailable(int containerPort, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until the container's output has a match of a regular expression.</summary>
    IWaitForContainerOS UntilMessageIsLogged(string pattern, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until the container's output has a match of a regular expression.</summary>
    IWaitForContainerOS UntilMessageIsLogged(Regex pattern, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until a request to the container is answered as described.</summary>
    IWaitForContainerOS UntilHttpRequestIsSucceeded(Func<HttpWaitStrategy, HttpWaitStrategy> request, Action<IWaitStrategy>? waitStrategyModifier = null);

    /// <summary>Until the image's own health check succeeds.</summary>
    /// <param name="failingStreak">After so many failures in a row it counts as failed.</param>
    /// <param name="waitStrategyModifier">How patient.</param>
    IWaitForContainerOS UntilContainerIsHealthy(long failingStreak = 3, Action<IWaitStrategy>? waitStrategyModifier = null);
}
