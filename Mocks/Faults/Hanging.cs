namespace Mocks.Faults;

/// <summary>A call that is not answered, until the vendor is well again or the caller gives up.</summary>
internal static class Hanging
{
    /// <summary>How long, in real time, a caller whose patience has ended may take to hang up.</summary>
    private static readonly TimeSpan ReactionTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(5);

    /// <summary>Where the caller's time is virtual, it passes meanwhile, so that its patience ends at once.</summary>
    public static async Task UntilAsync(ScenarioVendors scenario, CancellationToken over)
    {
        while (scenario.LetTimePass is { } letTimePass)
        {
            letTimePass(LongestStep);
            if (await WaitAsync(ReactionTime, over))
                return;
        }

        await WaitAsync(Timeout.InfiniteTimeSpan, over);
    }

    /// <returns>True if the waiting is over before the time: the caller gave up, or the vendor is well again.</returns>
    public static async Task<bool> WaitAsync(TimeSpan time, CancellationToken over)
    {
        try
        {
            await Task.Delay(time, TimeProvider.System, over);
            return false;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return true;
        }
    }
}
