using Allure.Net.Commons;
using Allure.NUnit.Core;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Allure.NUnit.Attributes;

/// <summary>The class's tests with <c>[Ignore]</c> are in the report, as skipped. Without this they aren't.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class AllureDisplayIgnoredAttribute : NUnitAttribute, ITestAction
{
    /// <inheritdoc />
    public ActionTargets Targets => ActionTargets.Suite;

    /// <inheritdoc />
    public void BeforeTest(ITest test)
    {
    }

    /// <inheritdoc />
    public void AfterTest(ITest test)
    {
        foreach (var ignored in Ignored(test, inherited: false))
            Report(ignored);
    }

    private static IEnumerable<ITest> Ignored(ITest suite, bool inherited) =>
        from test in suite.Tests
        let ignored = inherited || test.RunState is RunState.Ignored or RunState.Skipped
        from found in test.IsSuite ? Ignored(test, ignored) : ignored ? [test] : []
        select found;

    private static void Report(ITest test)
    {
        var result = Describe.Result(test);
        Describe.Suites(test, result);
        result.status = Status.skipped;
        result.statusDetails = new StatusDetails { message = test.Properties.Get(global::NUnit.Framework.Internal.PropertyNames.SkipReason)?.ToString() ?? test.Name };
        AllureLifecycle.Instance.RunInContext(
            Flow.Of(test.Parent),
            () => AllureLifecycle.Instance.StartTestCase(result).StopTestCase().WriteTestCase());
    }
}
