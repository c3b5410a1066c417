namespace Reports.Summary;

/// <summary>Order statistics by nearest rank: always a value that was measured.</summary>
internal static class Percentile
{
    public static double? Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)], 3);
    }
}
