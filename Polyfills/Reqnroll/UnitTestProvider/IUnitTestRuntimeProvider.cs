namespace Reqnroll.UnitTestProvider;

/// <summary>Ends the running scenario in ways other than passed and failed. Inject it.</summary>
public interface IUnitTestRuntimeProvider
{
    /// <summary>Ends the scenario as pending; NUnit says inconclusive.</summary>
    void TestPending(string message);

    /// <summary>Ends the scenario as inconclusive.</summary>
    void TestInconclusive(string message);

    /// <summary>Skips the rest of the scenario.</summary>
    void TestIgnore(string message);

    /// <summary>The status that an exception stands for; null if it stands for a failure.</summary>
    ScenarioExecutionStatus? DetectExecutionStatus(Exception exception);
}
