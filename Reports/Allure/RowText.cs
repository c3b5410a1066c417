using System.Text;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>What became of a row, as text: a sign, the table, the key, and the columns.</summary>
internal static class RowText
{
    public static string Of(StateChange change)
    {
        var text = new StringBuilder();
        text.Append(Title(change)).Append('\n');
        var width = change.Values.Count == 0 ? 0 : change.Values.Max(v => v.Column.Length);
        foreach (var (column, before, after) in change.Values)
            text.Append("    ").Append(column.PadRight(width)).Append("  ").Append(change.Fate == RowFate.Changed ? $"{before} -> {after}" : before ?? after).Append('\n');
        return text.ToString();
    }

    /// <summary>In one line.</summary>
    public static string Title(StateChange change) => $"{Sign(change.Fate)} {change.Table} {change.Key}";

    private static char Sign(RowFate fate) => fate switch
    {
        RowFate.Appeared => '+',
        RowFate.Vanished => '-',
        _ => '~',
    };
}
