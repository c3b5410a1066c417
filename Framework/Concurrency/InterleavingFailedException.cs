using Framework.Evidence;

namespace Framework.Concurrency;

/// <summary>An interleaving of a race came to something that must not be.</summary>
/// <param name="message">Which one, its seed, and what happened.</param>
/// <param name="inner">What was thrown in it; null if it came to a wrong outcome.</param>
public sealed class InterleavingFailedException(string message, Exception? inner = null) : Exception(message, inner), ICausedFailure
{
    /// <inheritdoc/>
    public CauseKind Cause { get; } = inner switch
    {
        ICausedFailure caused => caused.Cause,
        null => CauseKind.Product,
        _ => Failures.OutcomeOf(inner) == Outcome.Failed ? CauseKind.Product : CauseKind.Test,
    };
}
