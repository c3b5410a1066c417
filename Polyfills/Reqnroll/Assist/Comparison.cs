namespace Reqnroll.Assist;

/// <summary>Compares one object with one row.</summary>
internal static class Comparison
{
    public static bool Same(string expected, object? actual)
    {
        var comparer = Service.Instance.ValueComparers.FirstOrDefault(c => c.CanCompare(actual))
            ?? throw new ComparisonException($"No value comparer is registered for {actual?.GetType().Name ?? "null"}.");
        return comparer.Compare(expected, actual);
    }

    /// <summary>What differs, each as one line; a property that isn't there is a difference too.</summary>
    public static IEnumerable<string> Differences(IEnumerable<KeyValuePair<string, string>> cells, object instance)
    {
        var members = TableMember.Of(instance.GetType());
        foreach (var (column, expected) in cells)
        {
            var member = members.FirstOrDefault(m => m.Fits(column));
            if (member is null)
                yield return ColumnNames.Unknown(column, instance.GetType(), members.Select(m => m.Name));
            else if (member.Read(instance) is var actual && !Same(expected, actual))
                yield return $"{column}: expected <{expected}>, actual <{CellText.Of(actual)}>";
        }
    }
}
