namespace Reqnroll;

/// <summary>Names for the two cells of a vertical table's row.</summary>
public static class TableHelpers
{
    /// <summary>The property's name.</summary>
    public static string Id(this DataTableRow row) => row[0];

    /// <summary>Its value.</summary>
    public static string Value(this DataTableRow row) => row[1];
}
