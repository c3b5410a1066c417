using System.Collections;
using System.Globalization;

namespace Reqnroll.Assist;

/// <summary>A value as a cell would say it.</summary>
internal static class CellText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime time when time.Kind == DateTimeKind.Utc => time.ToString("u", CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Of)),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };
}
