using System.Collections.Concurrent;

namespace Framework.Http;

/// <summary>What a mask has found for texts that come again and again: statements, the names of headers and columns.</summary>
/// <param name="find">Finds it the first time.</param>
/// <param name="most">When it remembers more texts than this, it begins anew.</param>
internal sealed class MaskMemory<T>(Func<string, T> find, int most)
{
    private ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    internal T Of(string text)
    {
        // Taken before anything is found: what is found by an old rule goes to the old memory, which nobody reads any more.
        var known = Volatile.Read(ref _known);
        if (known.TryGetValue(text, out var remembered))
            return remembered;
        var found = find(text);
        if (known.Count < most)
            known[text] = found;
        else
            Interlocked.CompareExchange(ref _known, new ConcurrentDictionary<string, T>(StringComparer.Ordinal), known);
        return found;
    }

    /// <summary>There is a new rule.</summary>
    internal void Forget() => Volatile.Write(ref _known, new ConcurrentDictionary<string, T>(StringComparer.Ordinal));
}
