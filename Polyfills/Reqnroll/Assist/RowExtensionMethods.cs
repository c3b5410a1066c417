using System.Globalization;

namespace Reqnroll.Assist;

/// <summary>Reads single cells of a row, in the culture of the scenario. An empty or missing cell is the smallest value of its type.</summary>
public static class RowExtensionMethods
{
    /// <summary>The cell; null if there is no such column.</summary>
    public static string? GetString(this DataTableRow row, string id) => row.TryGetValue(id, out var text) ? text : null;

    /// <summary>The cell as a number.</summary>
    public static int GetInt32(this DataTableRow row, string id) => Value(row, id, int.MinValue, int.Parse);

    /// <summary>The cell as a number.</summary>
    public static long GetInt64(this DataTableRow row, string id) => Value(row, id, long.MinValue, long.Parse);

    /// <summary>The cell as a number.</summary>
    public static decimal GetDecimal(this DataTableRow row, string id) => Value(row, id, decimal.MinValue, decimal.Parse);

    /// <summary>The cell as a number.</summary>
    public static double GetDouble(this DataTableRow row, string id) => Value(row, id, double.MinValue, double.Parse);

    /// <summary>The cell as a number.</summary>
    public static float GetSingle(this DataTableRow row, string id) => Value(row, id, float.MinValue, float.Parse);

    /// <summary>The cell as a date.</summary>
    public static DateTime GetDateTime(this DataTableRow row, string id) => Value(row, id, DateTime.MinValue, DateTime.Parse);

    /// <summary>The cell as an identifier; the empty one if it is empty.</summary>
    public static Guid GetGuid(this DataTableRow row, string id) => Value(row, id, Guid.Empty, (text, _) => Guid.Parse(text));

    /// <summary>The cell as a character.</summary>
    public static char GetChar(this DataTableRow row, string id) => char.Parse(row[id]);

    /// <summary>The cell, true or false; empty is false, a missing column is an error.</summary>
    public static bool GetBoolean(this DataTableRow row, string id)
    {
        if (!row.TryGetValue(id, out var text))
            throw new InvalidOperationException($"{id} could not be found in the row. It has: {string.Join(", ", row.Keys)}.");
        if (text.Length == 0)
            return false;
        return bool.TryParse(text, out var value) ? value : throw new InvalidCastException($"You must use 'true' or 'false' when setting bools for {id}, not '{text}'.");
    }

    /// <summary>The cell as a member of an enum; letter case and blanks don't matter.</summary>
    public static T GetDiscreteEnum<T>(this DataTableRow row, string id)
        where T : struct, IConvertible => Member<T>(row[id])
            ?? throw new InvalidOperationException($"No enum with value {row[id]} found in enum {typeof(T).Name}. It has: {string.Join(", ", Enum.GetNames(typeof(T)))}.");

    /// <summary>The cell as a member of an enum, or the default value if it is none.</summary>
    public static T GetDiscreteEnum<T>(this DataTableRow row, string id, T defaultValue)
        where T : struct, IConvertible => Member<T>(row[id]) ?? defaultValue;

    /// <summary>The cell as a member of an enum, exactly as written.</summary>
    public static TEnum GetEnumValue<TEnum>(this DataTableRow row, string id) => (TEnum)Enum.Parse(typeof(TEnum), row[id]);

    /// <summary>One object: a column means the property of that name.</summary>
    public static T CreateInstance<T>(this DataTableRow row) => AsTable(row).CreateInstance<T>();

    /// <summary>One object that the method makes and the row fills.</summary>
    public static T CreateInstance<T>(this DataTableRow row, Func<T> methodToCreateTheInstance) => AsTable(row).CreateInstance(methodToCreateTheInstance);

    private static T Value<T>(DataTableRow row, string id, T none, Func<string, IFormatProvider?, T> parse) =>
        row.TryGetValue(id, out var text) && text.Length > 0 ? parse(text, CultureInfo.CurrentCulture) : none;

    private static T? Member<T>(string text)
        where T : struct => Enum.TryParse<T>(text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : null;

    private static Table AsTable(DataTableRow row)
    {
        var table = new Table("Field", "Value");
        foreach (var (column, cell) in row)
            table.AddRow(column, cell);
        return table;
    }
}
