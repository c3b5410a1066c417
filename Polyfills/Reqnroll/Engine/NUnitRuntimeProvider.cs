using NUnit.Framework;
using Reqnroll.UnitTestProvider;

namespace Reqnroll.Engine;

/// <summary>NUnit's ways to end a test.</summary>
internal sealed class NUnitRuntimeProvider : IUnitTestRuntimeProvider
{
    public void TestPending(string message) => TestInconclusive(message);

    public void TestInconclusive(string message) => throw new InconclusiveException(message);

    public void TestIgnore(string message) => throw new IgnoreException(message);

    public ScenarioExecutionStatus? DetectExecutionStatus(Exception exception) => StatusOf(exception);

    internal static ScenarioExecutionStatus? StatusOf(Exception exception) => exception switch
    {
        PendingStepException => ScenarioExecutionStatus.StepDefinitionPending,
        IgnoreException or InconclusiveException => ScenarioExecutionStatus.Skipped,
        _ => null,
    };
}
