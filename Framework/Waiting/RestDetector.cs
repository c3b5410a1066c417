using Framework.Tracing;

namespace Framework.Waiting;

/// <summary>
/// Knows when everything that a scenario caused is done: no span of its trace in flight, and no probe that knows of unfinished work. It is woken
/// by spans that begin or end; only work that a probe alone can see is asked for again after a moment.
/// </summary>
internal sealed class RestDetector(ScenarioTrace trace, IReadOnlyList<IRestProbe> probes)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(2);

    internal async Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        string? before = null;
        while (true)
        {
            var (inFlight, version) = trace.State();
            var left = timeout - TimeProvider.System.GetElapsedTime(began);
            var unfinished = inFlight > 0 ? null : await FindUnfinishedAsync(left > Shortest ? left : Shortest, before, cancellationToken);
            before = unfinished;
            if (inFlight == 0 && unfinished is null)
            {
                if (trace.State() == (0, version))
                    return;
                continue;
            }

            var remaining = timeout - TimeProvider.System.GetElapsedTime(began);
            if (remaining <= TimeSpan.Zero)
                throw new NotAtRestException(Describe(timeout, unfinished));
            await ChangeAsync(version, unfinished is null || remaining < AskAgain ? remaining : AskAgain, cancellationToken);
        }
    }

    private async Task ChangeAsync(long version, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var change = trace.ChangedSince(version);
        if (!change.IsCompleted)
            await Task.WhenAny(change, Task.Delay(atMost, TimeProvider.System, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>A probe that does not answer in time is unfinished work itself, unless it had named some before.</summary>
    private async ValueTask<string?> FindUnfinishedAsync(TimeSpan left, string? before, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(left);
        foreach (var probe in probes)
        {
            try
            {
                if (await probe.FindUnfinishedWorkAsync(trace.ScenarioId, patience.Token) is { } work)
                    return work;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return before ?? $"{probe.GetType().Name} does not answer whether all is quiet";
            }
        }

        return null;
    }

    private string Describe(TimeSpan timeout, string? unfinished)
    {
        var work = trace.DescribeInFlight();
        var shown = work.Count > 0 ? string.Join("; ", work) : unfinished;
        return $"The system did not come to rest within {timeout.TotalSeconds:0} s. Still unfinished: {shown}. "
            + "Expected: every request, job and callback that the scenario caused to be done. Look for a vendor that never answers (Recover it), a deadlock, or a job that waits for real time instead of the injected TimeProvider.";
    }
}
