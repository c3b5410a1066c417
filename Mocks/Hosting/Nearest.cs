namespace Mocks.Hosting;

/// <summary>The known names that are nearest to one that isn't known, for messages.</summary>
internal static class Nearest
{
    public static IReadOnlyList<string> To(string name, IEnumerable<string> known, int count = 3) =>
        [.. known.OrderBy(k => Distance(name.ToLowerInvariant(), k.ToLowerInvariant())).ThenBy(k => k, StringComparer.Ordinal).Take(count)];

    /// <summary>How many characters have to be inserted, deleted or replaced.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
