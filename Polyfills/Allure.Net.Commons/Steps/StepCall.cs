using System.Collections.Concurrent;
using System.Reflection;

namespace Allure.Net.Commons.Steps;

/// <summary>Runs the body of a method of any return type as a part of a test. A task is awaited: the part ends when it does.</summary>
internal static class StepCall
{
    private const BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Static;

    private static readonly ConcurrentDictionary<Type, Runner> Runners = new();

    private delegate object? Runner(Action start, Func<object?> body, Action<Exception?> end);

    public static object? Run(Type returnType, Action start, Func<object?> body, Action<Exception?> end) =>
        Runners.GetOrAdd(returnType, Find)(start, body, end);

    private static Runner Find(Type type)
    {
        if (type == typeof(Task))
            return Later;
        if (type == typeof(ValueTask))
            return LaterAsValue;
        var generic = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
        return generic == typeof(Task<>) ? Typed(nameof(LaterOf), type)
            : generic == typeof(ValueTask<>) ? Typed(nameof(LaterAsValueOf), type)
            : Part.Run;
    }

    private static Runner Typed(string method, Type type) =>
        typeof(StepCall).GetMethod(method, Own)!.MakeGenericMethod(type.GenericTypeArguments).CreateDelegate<Runner>();

    private static Task Later(Action start, Func<object?> body, Action<Exception?> end) => Part.RunAsync(start, () => (Task)body()!, end);

    private static object LaterAsValue(Action start, Func<object?> body, Action<Exception?> end) =>
        new ValueTask(Part.RunAsync(start, () => ((ValueTask)body()!).AsTask(), end));

    private static Task<T> LaterOf<T>(Action start, Func<object?> body, Action<Exception?> end) => Part.RunAsync(start, () => (Task<T>)body()!, end);

    private static object LaterAsValueOf<T>(Action start, Func<object?> body, Action<Exception?> end) =>
        new ValueTask<T>(Part.RunAsync(start, () => ((ValueTask<T>)body()!).AsTask(), end));
}
