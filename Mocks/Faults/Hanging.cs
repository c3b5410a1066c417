namespace Mocks.Faults;

/// <summary>A call that is not answered, until the vendor is well again or the caller gives up.</summary>
internal static class Hanging
{
    /// <summary>How long, in real time, a caller whose patience has ended may take to hang up; longer each time, so that a busy machine's virtual time does not run away.</summary>
    private static readonly TimeSpan FirstReaction = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestReaction = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    /// <summary>Where the caller's time is virtual, it passes meanwhile, so that its patience ends at once. The first timer need not be the caller's: then it passes further.</summary>
    public static async Task UntilAsync(ScenarioVendors scenario, CancellationToken over)
    {
        for (var reaction = FirstReaction; scenario.LetTimePass is { } letTimePass; reaction = TimeSpan.FromTicks(Math.Min(2 * reaction.Ticks, LongestReaction.Ticks)))
        {
            await letTimePass(LongestStep);
            if (await WaitAsync(reaction, over))
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
