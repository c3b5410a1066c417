using Allure.Net.Commons.Functions;

namespace Allure.Net.Commons;

public static partial class ExtendedApi
{
    /// <summary>Starts a set-up.</summary>
    public static void StartBeforeFixture(string name) => Lifecycle.StartBeforeFixture(new FixtureResult { name = name });

    /// <summary>Starts a tear-down.</summary>
    public static void StartAfterFixture(string name) => Lifecycle.StartAfterFixture(new FixtureResult { name = name });

    /// <summary>Ends the set-up or tear-down: it passed.</summary>
    public static void PassFixture() => EndFixture(Status.passed);

    /// <summary>Changes the set-up or tear-down and ends it: it passed.</summary>
    public static void PassFixture(Action<FixtureResult> updateResults)
    {
        Lifecycle.UpdateFixture(updateResults);
        PassFixture();
    }

    /// <summary>Ends the set-up or tear-down: it failed.</summary>
    public static void FailFixture() => EndFixture(Status.failed);

    /// <summary>Changes the set-up or tear-down and ends it: it failed.</summary>
    public static void FailFixture(Action<FixtureResult> updateResults)
    {
        Lifecycle.UpdateFixture(updateResults);
        FailFixture();
    }

    /// <summary>Ends the set-up or tear-down: it failed, and the error says why.</summary>
    public static void FailFixture(Exception error) => EndFixture(Status.failed, error);

    /// <summary>Changes the set-up or tear-down and ends it: it failed, and the error says why.</summary>
    public static void FailFixture(Action<FixtureResult> updateResults, Exception error)
    {
        Lifecycle.UpdateFixture(updateResults);
        FailFixture(error);
    }

    /// <summary>Ends the set-up or tear-down: it is broken.</summary>
    public static void BreakFixture() => EndFixture(Status.broken);

    /// <summary>Changes the set-up or tear-down and ends it: it is broken.</summary>
    public static void BreakFixture(Action<FixtureResult> updateResults)
    {
        Lifecycle.UpdateFixture(updateResults);
        BreakFixture();
    }

    /// <summary>Ends the set-up or tear-down: it is broken, and the error says why.</summary>
    public static void BreakFixture(Exception error) => EndFixture(Status.broken, error);

    /// <summary>Changes the set-up or tear-down and ends it: it is broken, and the error says why.</summary>
    public static void BreakFixture(Action<FixtureResult> updateResults, Exception error)
    {
        Lifecycle.UpdateFixture(updateResults);
        BreakFixture(error);
    }

    /// <summary>Ends the set-up or tear-down: it was skipped.</summary>
    public static void SkipFixture() => EndFixture(Status.skipped);

    /// <summary>Changes the set-up or tear-down and ends it: it was skipped.</summary>
    public static void SkipFixture(Action<FixtureResult> updateResults)
    {
        Lifecycle.UpdateFixture(updateResults);
        SkipFixture();
    }

    /// <summary>Ends the set-up or tear-down: passed without an error; failed when the error means an unmet expectation; broken otherwise.</summary>
    public static void ResolveFixture(Exception? error) => EndFixture(StatusOf(error), error);

    private static void EndFixture(Status status, Exception? error = null) => Lifecycle.StopFixture(item =>
    {
        item.status = status;
        item.statusDetails = ModelFunctions.ToStatusDetails(error) ?? item.statusDetails;
    });
}
