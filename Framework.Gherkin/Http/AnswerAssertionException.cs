using Framework.Evidence;

namespace Framework.Gherkin.Http;

/// <summary>The system's answer is not what the scenario expects. The message ends with the answer itself.</summary>
public sealed class AnswerAssertionException(string message) : Exception(message), ICausedFailure
{
    /// <inheritdoc/>
    public CauseKind Cause => CauseKind.Product;
}
