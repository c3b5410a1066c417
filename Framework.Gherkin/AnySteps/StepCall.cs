using System.Reflection;
using Reqnroll.Bindings;
using Reqnroll.BoDi;

namespace Framework.Gherkin.AnySteps;

/// <summary>A step that is ready to be taken: its step definition is found, its class made, its arguments converted.</summary>
internal sealed class StepCall
{
    private readonly Func<Task> _take;

    private StepCall(string text, Func<Task> take) => (Text, _take) = (text, take);

    /// <summary>The step, without a keyword.</summary>
    public string Text { get; }

    /// <summary>Finds the step definition and makes what it is called with.</summary>
    public static async Task<StepCall> PrepareAsync(string text, IObjectContainer container, params IReadOnlyList<StepDefinitionType> kinds)
    {
        var catalogue = StepCatalogue.Instance;
        var (step, texts) = catalogue.Find(text, kinds);
        List<object?> arguments = [];
        foreach (var (parameter, argument) in step.Method.GetParameters().Zip(texts))
            arguments.Add(await catalogue.Transformations.MakeAsync(argument, parameter.ParameterType, container));
        var target = TargetOf(step.Method, container);
        return new StepCall(text, () => AwaitedAsync(Invoke(step.Method, target, [.. arguments])));
    }

    /// <summary>Takes the step.</summary>
    public Task TakeAsync() => _take();

    /// <summary>Calls a method of a binding class and waits for its result.</summary>
    internal static Task<object?> InvokeAsync(MethodInfo method, IObjectContainer container, object?[] arguments) => AwaitedAsync(Invoke(method, TargetOf(method, container), arguments));

    private static object? TargetOf(MethodInfo method, IObjectContainer container) => method.IsStatic ? null : container.Resolve(method.DeclaringType!);

    /// <summary>What the method throws comes out as it was thrown.</summary>
    private static object? Invoke(MethodInfo method, object? target, object?[] arguments) => method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static async Task<object?> AwaitedAsync(object? result)
    {
        if (result is not null && result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            result = type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(result, null);
        if (result is ValueTask value)
            result = value.AsTask();
        if (result is not Task task)
            return result;
        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }
}
