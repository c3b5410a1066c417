using System.Reflection;
using Allure.Net.Commons;
using Allure.Net.Commons.Steps;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.ExecutionHooks;

namespace Allure.NUnit.Core;

/// <summary>
/// Reports the methods with <c>[AllureBefore]</c> and <c>[AllureAfter]</c>. The real package has them rewritten after the
/// compiler; this listens to NUnit, which tells before and after each set-up and tear-down.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FixtureHooks : ExecutionHookAttribute
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public override void BeforeEverySetUpHook(HookData hookData) => Begin<AllureStepAttributes.AbstractBeforeAttribute>(hookData, ExtendedApi.StartBeforeFixture);

    public override void AfterEverySetUpHook(HookData hookData) => End<AllureStepAttributes.AbstractBeforeAttribute>(hookData);

    public override void BeforeEveryTearDownHook(HookData hookData) => Begin<AllureStepAttributes.AbstractAfterAttribute>(hookData, ExtendedApi.StartAfterFixture);

    public override void AfterEveryTearDownHook(HookData hookData) => End<AllureStepAttributes.AbstractAfterAttribute>(hookData);

    private static void Begin<T>(HookData hook, Action<string> start)
        where T : AllureStepAttributes.AbstractStepBaseAttribute
    {
        Flow.Resume(CurrentTest);
        if (Marked<T>(hook) is { } attribute)
            start(attribute.Name ?? hook.HookedMethod!.Name);
    }

    private static void End<T>(HookData hook)
        where T : AllureStepAttributes.AbstractStepBaseAttribute
    {
        if (Marked<T>(hook) is null || !AllureLifecycle.Instance.Context.HasFixture)
            return;
        ExtendedApi.ResolveFixture(hook.Exception);
        Containers.Rewrite(CurrentTest);
    }

    private static ITest CurrentTest => TestExecutionContext.CurrentContext.CurrentTest;

    private static T? Marked<T>(HookData hook)
        where T : Attribute => hook.HookedMethod is not { DeclaringType: { } type } method ? null : type
            .GetMethod(method.Name, Any, [.. method.GetParameters().Select(p => p.ParameterType)])
            ?.GetCustomAttribute<T>(inherit: true);
}
