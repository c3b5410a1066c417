using Framework.Evidence;

namespace Framework.Tracing;

/// <summary>What was seen because of one step (or before the first).</summary>
internal sealed class EvidenceBucket
{
    private readonly List<EvidenceItem> _items = [];

    internal void Add(EvidenceItem item)
    {
        lock (_items)
            _items.Add(item);
    }

    /// <summary>In the order in which it happened.</summary>
    internal IReadOnlyList<EvidenceItem> ToList()
    {
        lock (_items)
            return _items.Count == 0 ? [] : [.. _items.OrderBy(i => i.At)];
    }
}
