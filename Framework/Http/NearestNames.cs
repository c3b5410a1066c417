namespace Framework.Http;

/// <summary>Which of the known names somebody probably meant.</summary>
internal static class NearestNames
{
    /// <summary>The nearest first, five at most. Upper and lower case are the same.</summary>
    internal static IEnumerable<string> Of(string name, IEnumerable<string> known) =>
        known.Distinct(StringComparer.Ordinal).OrderBy(k => Distance(name, k)).ThenBy(k => k, StringComparer.Ordinal).Take(5);

    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1));
            previous = row;
        }

        return previous[b.Length];
    }
}
