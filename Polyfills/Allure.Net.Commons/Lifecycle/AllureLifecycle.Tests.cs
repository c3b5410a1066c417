using Allure.Net.Commons.Functions;

namespace Allure.Net.Commons;

public partial class AllureLifecycle
{
    /// <summary>Makes a test known, and a child of the open containers.</summary>
    public virtual AllureLifecycle ScheduleTestCase(TestResult testResult)
    {
        testResult.stage = Stage.scheduled;
        var context = Context.Begin(testResult);
        foreach (var container in context.Containers)
            Change(container, c => c.children.Add(testResult.uuid));
        Context = context;
        return this;
    }

    /// <summary>Starts the test that was scheduled.</summary>
    public virtual AllureLifecycle StartTestCase() => UpdateTestCase(Started);

    /// <summary>Schedules a test and starts it.</summary>
    public virtual AllureLifecycle StartTestCase(TestResult testResult) => ScheduleTestCase(testResult).StartTestCase();

    /// <summary>Changes the test that is running.</summary>
    public virtual AllureLifecycle UpdateTestCase(Action<TestResult> update) => Change(Context.CurrentTest, update);

    /// <summary>Stops the test that is running.</summary>
    public virtual AllureLifecycle StopTestCase() => UpdateTestCase(test =>
    {
        Stopped(test);
        test.historyId ??= IdFunctions.CreateHistoryId(test.fullName, test.parameters);
        test.testCaseId ??= IdFunctions.CreateTestCaseId(test.fullName);
    });

    /// <summary>Changes the test that is running for the last time, and stops it.</summary>
    public virtual AllureLifecycle StopTestCase(Action<TestResult> beforeStop) => UpdateTestCase(beforeStop).StopTestCase();

    /// <summary>Writes the test's file; the test is no longer running here.</summary>
    public virtual AllureLifecycle WriteTestCase()
    {
        var test = Context.CurrentTest;
        Context = Context.EndTest();
        return Change(test, Results.Write);
    }

    /// <summary>Starts a step in the innermost of what is running.</summary>
    public virtual AllureLifecycle StartStep(StepResult result)
    {
        var context = Context.Begin(result);
        Change(Context.Innermost, parent => parent.steps.Add(result));
        Context = context;
        return UpdateStep(Started);
    }

    /// <summary>Changes the step that is running.</summary>
    public virtual AllureLifecycle UpdateStep(Action<StepResult> update) => Change(Context.CurrentStep, update);

    /// <summary>Changes the step that is running for the last time, and stops it.</summary>
    public virtual AllureLifecycle StopStep(Action<StepResult> beforeStop) => UpdateStep(beforeStop).StopStep();

    /// <summary>Stops the step that is running.</summary>
    public virtual AllureLifecycle StopStep()
    {
        UpdateStep(Stopped);
        Context = Context.EndStep();
        return this;
    }
}
