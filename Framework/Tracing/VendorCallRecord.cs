namespace Framework.Tracing;

/// <summary>The system's calls to vendors in a scenario, and those that were made with something held in the database.</summary>
public sealed class VendorCallRecord
{
    private readonly Lock _lock = new();
    private readonly List<string> _violations = [];
    private readonly List<string> _strangers = [];
    private int _examined;

    internal VendorCallRecord()
    {
    }

    /// <summary>How many calls were looked at.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _examined;
        }
    }

    /// <summary>One line for each call that was made while a transaction was open or a lock was held. They fail the scenario at its end, unasked.</summary>
    public IReadOnlyList<string> WithinTransactions
    {
        get
        {
            lock (_lock)
                return [.. _violations];
        }
    }

    /// <summary>Calls to addresses that are none of the suite's vendors: they have left the machine, or would have.</summary>
    public IReadOnlyList<string> Strangers
    {
        get
        {
            lock (_lock)
                return [.. _strangers];
        }
    }

    internal void WentToStranger(string call)
    {
        lock (_lock)
            _strangers.Add(call);
    }

    internal void Examined()
    {
        lock (_lock)
            _examined++;
    }

    internal void Violated(string violation)
    {
        lock (_lock)
            _violations.Add(violation);
    }
}
