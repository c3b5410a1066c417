using Framework.Evidence;

namespace StepDefinitions.Drivers;

/// <summary>The scenario's data could not be made, so nothing is known about what it wanted to prove.</summary>
public sealed class TestDataException(string message) : Exception($"Test data: {message}"), ICausedFailure
{
    public CauseKind Cause => CauseKind.Data;
}
