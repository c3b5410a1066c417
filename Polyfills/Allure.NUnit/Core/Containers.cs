using Allure.Net.Commons;
using Allure.Net.Commons.Functions;
using NUnit.Framework.Interfaces;

namespace Allure.NUnit.Core;

/// <summary>The containers of set-ups and tear-downs: one for each class, one for each test.</summary>
internal static class Containers
{
    public static void Open(ITest test)
    {
        AllureLifecycle.Instance.StartTestContainer(new TestResultContainer { uuid = IdFunctions.CreateUUID(), name = test.FullName });
    }

    public static void Close() => AllureLifecycle.Instance.StopTestContainer().WriteTestContainer();

    /// <summary>
    /// A class's tear-downs run after NUnit's last word on the class, so its container is written again after each of
    /// them; a test's own is written when the test is.
    /// </summary>
    public static void Rewrite(ITest test)
    {
        if (!test.IsSuite || !AllureLifecycle.Instance.Context.HasContainer)
            return;
        AllureLifecycle.Instance.RunInContext(AllureLifecycle.Instance.Context, Close);
    }
}
