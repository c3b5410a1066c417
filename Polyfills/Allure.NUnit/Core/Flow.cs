using System.Runtime.CompilerServices;
using Allure.Net.Commons;
using NUnit.Framework.Interfaces;

namespace Allure.NUnit.Core;

/// <summary>
/// Where each suite and test of NUnit is for Allure. NUnit runs a test's actions, set-ups and tear-downs on whichever
/// thread it likes, so what an earlier one said is kept with the test and put in force before the next.
/// </summary>
internal static class Flow
{
    private static readonly ConditionalWeakTable<ITest, AllureContext> Contexts = new();

    /// <summary>The test's own, or that of the nearest suite that has one.</summary>
    public static AllureContext Of(ITest? test) => Nearest(test) ?? new AllureContext();

    public static bool Knows(ITest test) => Contexts.TryGetValue(test, out _);

    public static bool KnowsAround(ITest test) => Nearest(test.Parent) is not null;

    public static void Keep(ITest test) => Contexts.AddOrUpdate(test, AllureLifecycle.Instance.Context);

    public static void Resume(ITest test) => AllureLifecycle.Instance.RestoreContext(Of(test));

    private static AllureContext? Nearest(ITest? test)
    {
        for (; test is not null; test = test.Parent)
        {
            if (Contexts.TryGetValue(test, out var context))
                return context;
        }
        return null;
    }
}
