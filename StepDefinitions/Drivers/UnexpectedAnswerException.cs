using Framework.Evidence;

namespace StepDefinitions.Drivers;

/// <summary>The system answered otherwise than the scenario needs it.</summary>
public sealed class UnexpectedAnswerException(string message) : Exception(message), ICausedFailure
{
    public CauseKind Cause => CauseKind.Product;
}
