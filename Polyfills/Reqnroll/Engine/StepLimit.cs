using System.Diagnostics;
using System.Globalization;

namespace Reqnroll.Engine;

/// <summary>How long a step may take, in wall-clock time: one that waits for what never comes fails its scenario instead of keeping the whole run.</summary>
internal sealed class StepLimit
{
    private const string Variable = "TF_STEP_SECONDS";
    private const int Usual = 180; // a step takes milliseconds, a race under fifty seeds some seconds; a machine may be ten times as slow

    private readonly TimeSpan _limit;

    private StepLimit(TimeSpan limit) => _limit = limit;

    /// <exception cref="FormatException">The variable is no number of seconds.</exception>
    internal static StepLimit FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        var seconds = string.IsNullOrEmpty(text) ? Usual : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var set) && set is >= 0 and <= 86_400
            ? set
            : throw new FormatException($"{Variable} is '{text}'; expected a number of seconds up to 86400, or 0 for no limit.");
        return new StepLimit(seconds == 0 || Debugger.IsAttached ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds));
    }

    /// <exception cref="TimeoutException">It took longer. It goes on by itself, and what it does then counts no more.</exception>
    internal async ValueTask KeepAsync(ValueTask work, string what)
    {
        if (work.IsCompleted)
        {
            await work;
            return;
        }

        var task = work.AsTask();
        try
        {
            await task.WaitAsync(_limit, TimeProvider.System);
        }
        catch (TimeoutException error) when (!task.IsCompleted)
        {
            throw new TimeoutException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what} was not over after {_limit.TotalSeconds:0.###} s and was given up: it waits for something that has not come. What was seen until then is on the step; {Variable} sets the limit (0: none)."), error);
        }
    }
}
