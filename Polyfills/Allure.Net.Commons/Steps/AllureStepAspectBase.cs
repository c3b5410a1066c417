using System.Reflection;
using AspectInjector.Broker;

namespace Allure.Net.Commons.Steps;

/// <summary>
/// What stands around each method with <c>[AllureStep]</c>, <c>[AllureBefore]</c> or <c>[AllureAfter]</c>: AspectInjector puts a call
/// of it there after the compiler, in every project that uses Allure.
/// </summary>
[Aspect(Scope.Global)]
public class AllureStepAspectBase
{
    /// <summary>Runs the method as a step, a set-up or a tear-down; as what it is where no test is reported.</summary>
    /// <param name="name">The method's.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="target">The method itself.</param>
    /// <param name="metadata">Of the method.</param>
    /// <param name="returnType">What it returns; a task is awaited before the step ends.</param>
    [Advice(Kind.Around, Targets = Target.Method | Target.Constructor)]
    public object? Around(
        [Argument(Source.Name)] string name,
        [Argument(Source.Arguments)] object[] args,
        [Argument(Source.Target)] Func<object[], object> target,
        [Argument(Source.Metadata)] MethodBase metadata,
        [Argument(Source.ReturnType)] Type returnType)
    {
        var attribute = metadata.GetCustomAttribute<AllureStepAttributes.AbstractStepBaseAttribute>();
        Action<Exception?> end = attribute is AllureStepAttributes.AbstractStepAttribute ? ExtendedApi.ResolveStep : ExtendedApi.ResolveFixture;
        return Start(attribute, () => StepName.Of(attribute?.Name ?? name, metadata, args), () => StepName.Parameters(metadata, args)) is { } start
            ? StepCall.Run(returnType, start, () => target(args), end)
            : target(args);
    }

    /// <summary>Nothing where nobody could be told: outside a test, or in a set-up that NUnit has told of already.</summary>
    private static Action? Start(AllureStepAttributes.AbstractStepBaseAttribute? attribute, Func<string> name, Func<List<Parameter>> parameters)
    {
        var context = AllureLifecycle.Instance.Context;
        return attribute switch
        {
            AllureStepAttributes.AbstractStepAttribute when context.HasTest || context.HasFixture => () => ExtendedApi.StartStep(name(), step => step.parameters = parameters()),
            AllureStepAttributes.AbstractBeforeAttribute when context is { HasContainer: true, HasFixture: false } => () => ExtendedApi.StartBeforeFixture(name()),
            AllureStepAttributes.AbstractAfterAttribute when context is { HasContainer: true, HasFixture: false } => () => ExtendedApi.StartAfterFixture(name()),
            _ => null,
        };
    }
}
