using Framework.Evidence;

namespace Framework.Gherkin.Http;

/// <summary>A request of a <c>Given</c> was refused: the scenario could not make its data, and has not tested anything yet.</summary>
public sealed class PreparationFailedException(string message) : Exception(message), ICausedFailure
{
    /// <inheritdoc/>
    public CauseKind Cause => CauseKind.Data;
}
