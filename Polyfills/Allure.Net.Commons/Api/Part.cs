namespace Allure.Net.Commons;

/// <summary>Runs somebody's code as a part of a test: started before, ended after, whichever way it ends.</summary>
internal static class Part
{
    public static void Run(Action start, Action action, Action<Exception?> end) => Run(
        start,
        () =>
        {
            action();
            return true;
        },
        end);

    public static T Run<T>(Action start, Func<T> function, Action<Exception?> end)
    {
        start();
        T result;
        try
        {
            result = function();
        }
        catch (Exception e)
        {
            end(e);
            throw;
        }
        end(null);
        return result;
    }

    public static Task RunAsync(Action start, Func<Task> action, Action<Exception?> end) => RunAsync(
        start,
        async () =>
        {
            await action();
            return true;
        },
        end);

    public static async Task<T> RunAsync<T>(Action start, Func<Task<T>> function, Action<Exception?> end)
    {
        start();
        T result;
        try
        {
            result = await function();
        }
        catch (Exception e)
        {
            end(e);
            throw;
        }
        end(null);
        return result;
    }
}
