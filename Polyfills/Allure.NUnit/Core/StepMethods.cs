using System.Reflection;
using Allure.Net.Commons.Steps;
using NUnit.Framework;

namespace Allure.NUnit.Core;

/// <summary>
/// Methods with <c>[AllureStep]</c> are steps because a weaver works on the compiled assembly. Where it could not, nobody should have to find
/// that out from a report that lacks them.
/// </summary>
internal static class StepMethods
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The weaver keeps the method's own body under a name that begins so.</summary>
    private const string Woven = "__a$_";

    /// <summary>Says so, once for each class.</summary>
    public static void Warn(Type? fixture)
    {
        if (Complaint(fixture) is { } complaint)
            TestContext.Progress.WriteLine(complaint);
    }

    /// <summary>Nothing if all is well.</summary>
    internal static string? Complaint(Type? fixture)
    {
        var methods = fixture?.GetMethods(Any) ?? [];
        var names = methods.Where(m => m.IsDefined(typeof(AllureStepAttributes.AbstractStepAttribute), inherit: false)).Select(m => m.Name).ToList();
        return names.Count == 0 || methods.Any(m => m.Name.StartsWith(Woven, StringComparison.Ordinal))
            ? null
            : $"Allure: {fixture!.FullName} has [AllureStep] on {string.Join(", ", names)}. These run and are not reported, because its assembly was not woven: "
              + "AspectInjector, which does that, is off (AspectInjector_Enabled) or has no program for this machine. "
              + "Call what should be a step through AllureApi.Step(name, action), which works everywhere (docs/packages/allure.md).";
    }
}
