namespace Allure.Net.Commons;

public static partial class ExtendedApi
{
    /// <summary>Runs an action as a set-up.</summary>
    public static void Before(string name, Action action) => Part.Run(() => StartBeforeFixture(name), action, ResolveFixture);

    /// <summary>Runs a function as a set-up.</summary>
    public static T Before<T>(string name, Func<T> function) => Part.Run(() => StartBeforeFixture(name), function, ResolveFixture);

    /// <summary>Runs an asynchronous action as a set-up.</summary>
    public static Task Before(string name, Func<Task> action) => Part.RunAsync(() => StartBeforeFixture(name), action, ResolveFixture);

    /// <summary>Runs an asynchronous function as a set-up.</summary>
    public static Task<T> Before<T>(string name, Func<Task<T>> function) => Part.RunAsync(() => StartBeforeFixture(name), function, ResolveFixture);

    /// <summary>Runs an action as a tear-down.</summary>
    public static void After(string name, Action action) => Part.Run(() => StartAfterFixture(name), action, ResolveFixture);

    /// <summary>Runs a function as a tear-down.</summary>
    public static T After<T>(string name, Func<T> function) => Part.Run(() => StartAfterFixture(name), function, ResolveFixture);

    /// <summary>Runs an asynchronous action as a tear-down.</summary>
    public static Task After(string name, Func<Task> action) => Part.RunAsync(() => StartAfterFixture(name), action, ResolveFixture);

    /// <summary>Runs an asynchronous function as a tear-down.</summary>
    public static Task<T> After<T>(string name, Func<Task<T>> function) => Part.RunAsync(() => StartAfterFixture(name), function, ResolveFixture);
}
