namespace Framework.Concurrency;

/// <summary>Holds whoever is about to run the n-th SQL statement of a scenario, counted from now, until it is let go.</summary>
internal sealed class StatementGate(int number) : IDisposable
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim _isOpen = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    /// <summary>Completes when somebody is held.</summary>
    internal Task Reached => _reached.Task;

    /// <summary>A statement begins, on the calling thread.</summary>
    internal void Pass()
    {
        if (Interlocked.Increment(ref _seen) != number)
            return;
        _reached.TrySetResult();
        _isOpen.Wait(GiveUp);
    }

    internal void Open() => _isOpen.Set();

    public void Dispose()
    {
        Open();
        _isOpen.Dispose();
    }
}
