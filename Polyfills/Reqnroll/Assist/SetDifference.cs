using System.Globalization;
using System.Text;

namespace Reqnroll.Assist;

/// <summary>What differs between a table and a set, as a table whose lines begin with a sign.</summary>
internal static class SetDifference
{
    /// <summary>The text; null if nothing differs.</summary>
    public static string? Of<T>(Table table, List<T> items, Type type, bool ordered)
    {
        var shown = items.FirstOrDefault(i => i is not null)?.GetType() is { } actual && (type == typeof(object) || type.IsInterface) ? actual : type;
        var members = TableMember.Of(shown);
        var unknown = table.Header.Where(h => !members.Any(m => m.Fits(h))).ToList();
        if (unknown.Count > 0 && (items.Count > 0 || type != typeof(object)))
            return $"The table has columns that {shown.Name} has not:\n  {string.Join("\n  ", unknown.Select(u => ColumnNames.Unknown(u, shown, members.Select(m => m.Name))))}";

        var left = Enumerable.Range(0, items.Count).ToList();
        var missing = Match(table, items, left, ordered);
        return missing.Count == 0 && left.Count == 0 ? null : Describe(table, items, missing, left, ordered);
    }

    private static List<int> Match<T>(Table table, List<T> items, List<int> left, bool ordered)
    {
        var missing = new List<int>();
        for (var row = 0; row < table.RowCount; row++)
        {
            var candidates = ordered ? left.Where(i => i == row) : left;
            var found = candidates.Where(i => Fits(table.Rows[row], items[i])).Select(i => (int?)i).FirstOrDefault();
            if (found is { } index)
                left.Remove(index);
            else
                missing.Add(row);
        }

        return missing;
    }

    private static bool Fits<T>(DataTableRow row, T item) => item is not null && !Comparison.Differences(row, item).Any();

    private static string Describe<T>(Table table, List<T> items, List<int> missing, List<int> left, bool ordered)
    {
        var lines = new List<(string Sign, string[] Cells, string Note)> { (" ", [.. table.Header], "") };
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!missing.Contains(row))
                lines.Add((" ", [.. table.Rows[row].Values], ""));
            else
                lines.Add(("-", [.. table.Rows[row].Values], Number($"row {row + 1} was not found") + Hint(table.Rows[row], items, ordered ? [.. left.Where(i => i == row)] : left)));
        }

        lines.AddRange(left.Select(i => ("+", Cells(table, items[i]), Number($"item {i + 1} was not expected"))));
        var heading = Number($"The set is not what the table says: {missing.Count} of {table.RowCount} rows not found, {left.Count} of {items.Count} items not expected.");
        if (ordered && SameInAnotherOrder(table, items))
            heading += " The items are right, their order is not.";
        return heading + "\n" + Draw(lines);
    }

    private static bool SameInAnotherOrder<T>(Table table, List<T> items)
    {
        var left = Enumerable.Range(0, items.Count).ToList();
        return Match(table, items, left, ordered: false).Count == 0 && left.Count == 0;
    }

    /// <summary>The item that differs least, if it has something in common with the row.</summary>
    private static string Hint<T>(DataTableRow row, List<T> items, List<int> candidates)
    {
        var nearest = candidates.Where(i => items[i] is not null)
            .Select(i => (Item: i, Differences: Comparison.Differences(row, items[i]!).ToList()))
            .Where(c => c.Differences.Count < row.Count || row.Count == 1)
            .OrderBy(c => c.Differences.Count).FirstOrDefault();
        return nearest.Differences is null ? "" : Number($"; nearest is item {nearest.Item + 1}: {string.Join("; ", nearest.Differences)}");
    }

    private static string[] Cells<T>(Table table, T item)
    {
        if (item is null)
            return [.. table.Header.Select((_, i) => i == 0 ? "<null>" : "")];
        var members = TableMember.Of(item.GetType());
        return [.. table.Header.Select(h => members.FirstOrDefault(m => m.Fits(h)) is { } member ? CellText.Of(member.Read(item)) : "")];
    }

    private static string Draw(List<(string Sign, string[] Cells, string Note)> lines)
    {
        var widths = lines[0].Cells.Select((_, i) => lines.Max(l => l.Cells[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (sign, cells, note) in lines)
        {
            text.Append(sign).Append(" |");
            for (var i = 0; i < cells.Length; i++)
                text.Append(' ').Append(cells[i].PadRight(widths[i])).Append(" |");
            text.Append(note.Length > 0 ? "  " : "").Append(note).Append('\n');
        }

        text.Length--;
        return text.ToString();
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
