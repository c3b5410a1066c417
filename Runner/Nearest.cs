namespace Runner;

/// <summary>Which of the known names somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest ones first; only those that are near enough to be meant.</summary>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> known, int count = 3) =>
    [
        .. known.Select(k => (Name: k, Distance: k.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(name, k)))
            .Where(k => k.Distance <= Math.Max(2, name.Length / 2))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(count).Select(k => k.Name),
    ];

    /// <summary>How many letters to add, drop, change or swap with their neighbour, ignoring case.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
