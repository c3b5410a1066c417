using Framework.Evidence;

namespace Framework.Gherkin.Sockets;

/// <summary>What came over a socket is not what the scenario expects. The message ends with what did come.</summary>
public sealed class FrameAssertionException(string message) : Exception(message), ICausedFailure
{
    /// <inheritdoc/>
    public CauseKind Cause => CauseKind.Product;
}
