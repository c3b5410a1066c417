namespace Framework.Data;

/// <summary>The same number for the same text, in every run and on every machine (string.GetHashCode differs from run to run).</summary>
public static class StableHash
{
    /// <summary>FNV-1a with 64 bits over UTF-16 code units, and a final mix so that texts with a common end differ in every bit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seed">Texts hashed with different seeds have unrelated numbers.</param>
    public static ulong Of(string text, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        unchecked
        {
            var hash = 14695981039346656037UL ^ (ulong)seed;
            foreach (var c in text)
                hash = (hash ^ c) * 1099511628211UL;
            hash ^= hash >> 33;
            hash *= 0xff51afd7ed558ccdUL;
            return hash ^ (hash >> 33);
        }
    }
}
