using Allure.Net.Commons;
using Allure.NUnit.Core;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Allure.NUnit;

/// <summary>The tests of this class, and of what derives from it, are in Allure's report.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public class AllureNUnitAttribute : PropertyAttribute, ITestAction, IApplyToContext
{
    /// <inheritdoc />
    public ActionTargets Targets => ActionTargets.Test | ActionTargets.Suite;

    /// <summary>Opens the class's container. NUnit calls this before it constructs the class.</summary>
    public void ApplyToContext(TestExecutionContext context)
    {
        var test = context.CurrentTest;
        if (!test.IsSuite || Flow.Knows(test))
            return;
        AllureLifecycle.Instance.AllureConfiguration.FailExceptions ??=
            [typeof(NUnitException).FullName!, typeof(AssertionException).FullName!, typeof(MultipleAssertException).FullName!];
        // NUnit hands hooks down to what is inside, so the outermost class has them for all.
        if (!Flow.KnowsAround(test))
            new FixtureHooks().ApplyToContext(context);
        Flow.Resume(test);
        Containers.Open(test);
        Flow.Keep(test);
        StepMethods.Warn(test.TypeInfo?.Type);
    }

    /// <inheritdoc />
    public void BeforeTest(ITest test)
    {
        // The attribute may be there twice: on a class and on its base, or on an enclosing set-up fixture.
        if (test.IsSuite || Flow.Knows(test))
            return;
        Flow.Resume(test);
        Containers.Open(test);
        AllureLifecycle.Instance.StartTestCase(Describe.Result(test));
        Flow.Keep(test);
    }

    /// <inheritdoc />
    public void AfterTest(ITest test)
    {
        Flow.Resume(test);
        if (test.IsSuite)
        {
            Containers.Rewrite(test);
            return;
        }
        if (!AllureLifecycle.Instance.Context.HasTest)
            return;
        var result = TestContext.CurrentContext.Result;
        Ending.AttachOutput();
        AllureLifecycle.Instance.StopTestCase(testCase =>
        {
            Describe.Properties(test, testCase);
            Describe.Suites(test, testCase);
            testCase.status = Ending.StatusOf(result);
            testCase.statusDetails = Ending.DetailsOf(result);
        }).WriteTestCase();
        Containers.Close();
        Flow.Keep(test);
    }
}
