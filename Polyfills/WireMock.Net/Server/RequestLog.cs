using System.Collections.Concurrent;
using WireMock.Logging;

namespace WireMock.Server;

/// <summary>The latest requests and answers, oldest first.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private volatile ConcurrentQueue<ILogEntry> _entries = new();

    /// <summary>How many are kept; null: all.</summary>
    public int? Maximum { get; set; }

    public IReadOnlyList<ILogEntry> Entries => [.. _entries];

    public void Add(ILogEntry entry)
    {
        if (Maximum is 0) return;
        _entries.Enqueue(entry);
        while (Maximum is { } most && _entries.Count > most) _entries.TryDequeue(out _);
    }

    public bool Remove(Guid guid)
    {
        lock (_gate)
        {
            var entries = _entries;
            if (!entries.Any(e => e.Guid == guid)) return false;
            _entries = new ConcurrentQueue<ILogEntry>(entries.Where(e => e.Guid != guid));
            return true;
        }
    }

    public void Clear() => _entries = new ConcurrentQueue<ILogEntry>();
}
