using Allure.Net.Commons.Functions;

namespace Allure.Net.Commons;

/// <summary>
/// Steps, set-ups and tear-downs with their starts and their ends apart. Whoever starts one ends it, whatever happens
/// in between; the functions that take an action do so by themselves.
/// </summary>
public static partial class ExtendedApi
{
    private static AllureLifecycle Lifecycle => AllureLifecycle.Instance;

    /// <summary>Starts a step.</summary>
    public static void StartStep(string name) => Lifecycle.StartStep(new StepResult { name = name });

    /// <summary>Starts a step and changes it.</summary>
    public static void StartStep(string name, Action<StepResult> updateResults)
    {
        StartStep(name);
        Lifecycle.UpdateStep(updateResults);
    }

    /// <summary>Ends the step: it passed.</summary>
    public static void PassStep() => EndStep(Status.passed);

    /// <summary>Changes the step and ends it: it passed.</summary>
    public static void PassStep(Action<StepResult> updateResults)
    {
        Lifecycle.UpdateStep(updateResults);
        PassStep();
    }

    /// <summary>Ends the step: it failed.</summary>
    public static void FailStep() => EndStep(Status.failed);

    /// <summary>Changes the step and ends it: it failed.</summary>
    public static void FailStep(Action<StepResult> updateResults)
    {
        Lifecycle.UpdateStep(updateResults);
        FailStep();
    }

    /// <summary>Ends the step: it failed, and the error says why.</summary>
    public static void FailStep(Exception error) => EndStep(Status.failed, error);

    /// <summary>Changes the step and ends it: it failed, and the error says why.</summary>
    public static void FailStep(Action<StepResult> updateResults, Exception error)
    {
        Lifecycle.UpdateStep(updateResults);
        FailStep(error);
    }

    /// <summary>Ends the step: it is broken.</summary>
    public static void BreakStep() => EndStep(Status.broken);

    /// <summary>Changes the step and ends it: it is broken.</summary>
    public static void BreakStep(Action<StepResult> updateResults)
    {
        Lifecycle.UpdateStep(updateResults);
        BreakStep();
    }

    /// <summary>Ends the step: it is broken, and the error says why.</summary>
    public static void BreakStep(Exception error) => EndStep(Status.broken, error);

    /// <summary>Changes the step and ends it: it is broken, and the error says why.</summary>
    public static void BreakStep(Action<StepResult> updateResults, Exception error)
    {
        Lifecycle.UpdateStep(updateResults);
        BreakStep(error);
    }

    /// <summary>Ends the step: it was skipped.</summary>
    public static void SkipStep() => EndStep(Status.skipped);

    /// <summary>Changes the step and ends it: it was skipped.</summary>
    public static void SkipStep(Action<StepResult> updateResults)
    {
        Lifecycle.UpdateStep(updateResults);
        SkipStep();
    }

    /// <summary>Ends the step: passed without an error; failed when the error means an unmet expectation; broken otherwise.</summary>
    public static void ResolveStep(Exception? error) => EndStep(StatusOf(error), error);

    private static void EndStep(Status status, Exception? error = null) => Lifecycle.StopStep(item =>
    {
        item.status = status;
        item.statusDetails = ModelFunctions.ToStatusDetails(error) ?? item.statusDetails;
    });

    private static Status StatusOf(Exception? error) => error is null
        ? Status.passed
        : ModelFunctions.ResolveErrorStatus(Lifecycle.AllureConfiguration.FailExceptions ?? [], error);
}
