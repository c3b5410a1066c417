using System.Diagnostics.CodeAnalysis;
using Reqnroll.Assist;

namespace Reqnroll;

/// <summary>Compares a table with one object; only what the table names is compared.</summary>
public static class InstanceComparisonExtensionMethods
{
    /// <summary>Does nothing if all is as the table says.</summary>
    /// <exception cref="ComparisonException">Something is not; the message has every difference.</exception>
    public static void CompareToInstance<T>(this Table table, [NotNull] T instance)
    {
        var differences = Differences(table, instance).ToList();
        if (differences.Count > 0)
            throw new ComparisonException($"The {instance.GetType().Name} is not what the table says:\n  {string.Join("\n  ", differences)}");
    }

    /// <summary>Whether all is as the table says.</summary>
    public static bool IsEquivalentToInstance<T>(this Table table, T instance) => !Differences(table, instance).Any();

    private static IEnumerable<string> Differences<T>(Table table, [NotNull] T instance)
    {
        if (instance is null)
            throw new ComparisonException($"The item to compare was null. Expected:\n{table}");
        return Comparison.Differences(InstanceTable.Cells(table, instance.GetType()), instance);
    }
}
