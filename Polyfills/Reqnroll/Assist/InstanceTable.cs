namespace Reqnroll.Assist;

/// <summary>Finds out which way a table of one object stands, and gives its cells by property.</summary>
internal static class InstanceTable
{
    /// <summary>
    /// Vertical: two columns headed Field and Value, or two columns whose first row begins with a property's name, or two columns and not
    /// exactly one row. Horizontal: properties in the header and one row.
    /// </summary>
    public static List<KeyValuePair<string, string>> Cells(Table table, Type type)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (IsVertical(table, type))
            return [.. table.Rows.Select(r => KeyValuePair.Create(r[0], r[1]))];
        return table.RowCount == 1
            ? [.. table.Rows[0]]
            : throw new ReqnrollException($"The table has {table.Header.Count} columns and {table.RowCount} rows. One {type.Name} is made of two columns (property, value) or of one row; for one object a row use CreateSet or CompareToSet.");
    }

    private static bool IsVertical(Table table, Type type)
    {
        if (table.Header.Count != 2)
            return false;
        if (table.RowCount != 1 || table.Header.SequenceEqual(["Field", "Value"], StringComparer.Ordinal))
            return true;
        return TableMember.Of(type).Any(m => m.Fits(table.Rows[0][0]));
    }
}
