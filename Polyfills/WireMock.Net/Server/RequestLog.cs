using WireMock.Logging;

namespace WireMock.Server;

/// <summary>The latest requests and answers, oldest first.</summary>
internal sealed class RequestLog
{
    private readonly LinkedList<ILogEntry> _entries = new();
    private readonly Lock _gate = new();

    /// <summary>How many are kept; null: all.</summary>
    public int? Maximum { get; set; }

    public IReadOnlyList<ILogEntry> Entries
    {
        get
        {
            lock (_gate) return [.. _entries];
        }
    }

    public void Add(ILogEntry entry)
    {
        if (Maximum is 0) return;
        lock (_gate)
        {
            _entries.AddLast(entry);
            while (_entries.Count > (Maximum ?? int.MaxValue)) _entries.RemoveFirst();
        }
    }

    public bool Remove(Guid guid)
    {
        lock (_gate)
        {
            var entry = _entries.FirstOrDefault(e => e.Guid == guid);
            return entry is not null && _entries.Remove(entry);
        }
    }

    public void Clear()
    {
        lock (_gate) _entries.Clear();
    }
}
