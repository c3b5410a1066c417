using System.Reflection;
using Allure.Net.Commons.Steps;
using NUnit.Framework;

namespace Allure.NUnit.Core;

/// <summary>
/// Methods with <c>[AllureStep]</c> are run and not reported: only a rewritten method could start its step. Nobody should
/// have to find that out from a report that lacks them.
/// </summary>
internal static class StepMethods
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Says so, once for each class.</summary>
    public static void Warn(Type? fixture)
    {
        var names = fixture?.GetMethods(Any).Where(m => m.IsDefined(typeof(AllureStepAttributes.AbstractStepAttribute), inherit: true)).Select(m => m.Name).ToList();
        if (names is { Count: > 0 })
            TestContext.Progress.WriteLine(
                $"Allure: {fixture!.FullName} has [AllureStep] on {string.Join(", ", names)}. These run and are not reported: "
                + "call what should be a step through AllureApi.Step(name, action), which the real package knows too (docs/packages/allure.md).");
    }
}
