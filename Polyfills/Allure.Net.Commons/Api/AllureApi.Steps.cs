namespace Allure.Net.Commons;

public static partial class AllureApi
{
    /// <summary>A step in which nothing is left to do.</summary>
    public static void Step(string name) => Step(name, () => { });

    /// <summary>Runs an action as a step.</summary>
    public static void Step(string name, Action action) => Part.Run(() => ExtendedApi.StartStep(name), action, ExtendedApi.ResolveStep);

    /// <summary>Runs a function as a step.</summary>
    public static T Step<T>(string name, Func<T> function) => Part.Run(() => ExtendedApi.StartStep(name), function, ExtendedApi.ResolveStep);

    /// <summary>Runs an asynchronous action as a step.</summary>
    public static Task Step(string name, Func<Task> action) => Part.RunAsync(() => ExtendedApi.StartStep(name), action, ExtendedApi.ResolveStep);

    /// <summary>Runs an asynchronous function as a step.</summary>
    public static Task<T> Step<T>(string name, Func<Task<T>> function) =>
        Part.RunAsync(() => ExtendedApi.StartStep(name), function, ExtendedApi.ResolveStep);
}
