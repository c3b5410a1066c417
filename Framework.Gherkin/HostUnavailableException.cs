using Framework.Evidence;

namespace Framework.Gherkin;

/// <summary>The scenario never began, because the system or its database could not be started.</summary>
public sealed class HostUnavailableException(Exception inner)
    : Exception($"The system under test could not be started: {inner.Message}", inner), ICausedFailure
{
    /// <inheritdoc/>
    public CauseKind Cause => CauseKind.Infrastructure;
}
