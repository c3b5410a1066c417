namespace Framework.Concurrency;

/// <summary>
/// Shifts the participants of a race against one another, as the seed says: some begin only when the others have run a few statements, and now
/// and then a statement begins a little later. Without it, requests that start together keep in step, and most orders of events never come about.
/// </summary>
internal sealed class Perturbation(long seed)
{
    private const int LongestSpin = 2_000;
    private const int MostYields = 8;
    private const int GreatestLead = 8;

    private readonly Lock _lock = new();
    private readonly Random _random = new(unchecked((int)seed));
    private readonly List<(int After, TaskCompletionSource Start)> _waiting = [];
    private int _statements;
    private bool _isOpen;

    /// <summary>Completes when it is the next participant's turn: at once for half of them, after some statements of the others for the rest.</summary>
    internal Task TurnAsync()
    {
        lock (_lock)
        {
            var after = _statements + (_random.Next(2) * _random.Next(GreatestLead + 1));
            if (_isOpen || after <= _statements)
                return Task.CompletedTask;
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((after, start));
            return start.Task;
        }
    }

    /// <summary>Nobody waits any longer: the statements that somebody waits for may never come.</summary>
    internal void Open()
    {
        lock (_lock)
        {
            _isOpen = true;
            Release();
        }
    }

    /// <summary>A statement begins: delays the calling thread not at all, by giving others the processor, or by up to some ten microseconds of work.</summary>
    internal void Disturb()
    {
        int kind, amount;
        lock (_lock)
        {
            _statements++;
            Release();
            (kind, amount) = (_random.Next(3), _random.Next(LongestSpin));
        }

        switch (kind)
        {
            case 1:
                for (var i = 0; i <= amount % MostYields; i++)
                    Thread.Yield();
                break;
            case 2:
                Thread.SpinWait(amount);
                break;
        }
    }

    private void Release() => _waiting.RemoveAll(w => (_isOpen || w.After <= _statements) && w.Start.TrySetResult());
}
