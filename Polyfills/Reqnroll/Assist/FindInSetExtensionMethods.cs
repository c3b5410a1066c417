namespace Reqnroll.Assist;

/// <summary>Finds objects that are what a table of one object says.</summary>
public static class FindInSetExtensionMethods
{
    /// <summary>The one that fits; default if none does.</summary>
    /// <exception cref="ComparisonException">Several fit.</exception>
    public static T? FindInSet<T>(this Table table, IEnumerable<T> set)
    {
        var found = table.FindAllInSet(set).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw new ComparisonException($"{found.Count} instances match the table:\n{table}");
    }

    /// <summary>All that fit.</summary>
    public static IEnumerable<T> FindAllInSet<T>(this Table table, IEnumerable<T> set) =>
        [.. set.Where(i => i is not null && table.IsEquivalentToInstance(i))];
}
