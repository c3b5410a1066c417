namespace Reports.Catalogue;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>The three nearest names, the nearest first.</summary>
    public static string To(string text, IEnumerable<string> known)
    {
        var nearest = known.OrderBy(k => Distance(text, k)).Take(3).Select(k => $"@{k}").ToList();
        return nearest.Count == 0 ? "none, the file holds nothing" : string.Join(", ", nearest);
    }

    /// <summary>Levenshtein's: how many letters to add, drop or change.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
