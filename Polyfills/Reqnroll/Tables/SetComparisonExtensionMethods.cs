using Reqnroll.Assist;

namespace Reqnroll;

/// <summary>Compares a table with several objects; only the table's columns are compared.</summary>
public static class SetComparisonExtensionMethods
{
    /// <summary>Does nothing if each row fits one object and no object is left over.</summary>
    /// <param name="table">A row an object.</param>
    /// <param name="set">The objects.</param>
    /// <param name="sequentialEquality">Whether their order matters.</param>
    /// <exception cref="ComparisonException">They differ; the message shows the table with what is missing (-) and what is too much (+).</exception>
    public static void CompareToSet<T>(this Table table, IEnumerable<T> set, bool sequentialEquality = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(set);
        if (SetDifference.Of(table, [.. set], typeof(T), sequentialEquality) is { } difference)
            throw new ComparisonException(difference);
    }
}
