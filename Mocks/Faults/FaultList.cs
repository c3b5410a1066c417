namespace Mocks.Faults;

/// <summary>The faults of one vendor in one scenario; the latest that is about a call strikes.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> _faults = [];
    private readonly Lock _gate = new();
    private CancellationTokenSource _wellAgain = new();

    public void Add(Fault fault)
    {
        if (fault.Calls is < 1) throw new ArgumentOutOfRangeException(nameof(fault), fault.Calls, "A fault strikes at least one call; leave the number out for all calls.");
        lock (_gate) _faults.Add(fault);
    }

    /// <summary>The fault that strikes this call, and what is cancelled when the vendor is well again: hanging calls let go.</summary>
    public (Fault? Fault, CancellationToken WellAgain) Take(string method, string path)
    {
        lock (_gate)
        {
            var index = _faults.FindLastIndex(f => f.On?.Matches(method, path) != false);
            if (index < 0) return (null, _wellAgain.Token);
            var fault = _faults[index];
            if (fault.Calls is 1) _faults.RemoveAt(index);
            else if (fault.Calls is { } left) _faults[index] = fault with { Calls = left - 1 };
            return (fault, _wellAgain.Token);
        }
    }

    public void Clear()
    {
        CancellationTokenSource over;
        lock (_gate)
        {
            _faults.Clear();
            over = _wellAgain;
            _wellAgain = new CancellationTokenSource();
        }

        over.Cancel();
    }
}
