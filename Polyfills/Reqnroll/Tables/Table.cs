using System.Text;

namespace Reqnroll;

/// <summary>A step's data table under its former name; take <see cref="DataTable"/> in new code.</summary>
public class Table
{
    private readonly List<string> _header;

    /// <summary>A table without rows.</summary>
    public Table(params string[] header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Length == 0)
            throw new ArgumentException("A table needs a header row.", nameof(header));
        var repeated = header.GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any());
        if (repeated is not null)
            throw new ArgumentException($"The table has several columns called '{repeated.Key}'. Headers: {string.Join(", ", header)}.", nameof(header));
        _header = [.. header];
        Rows = new DataTableRows();
    }

    /// <summary>The column names, in order.</summary>
    public ICollection<string> Header => _header;

    /// <summary>The rows beneath the header.</summary>
    public DataTableRows Rows { get; }

    /// <summary>How many there are.</summary>
    public int RowCount => Rows.Count;

    /// <summary>Whether a column has this name.</summary>
    public bool ContainsColumn(string column) => _header.Contains(column, StringComparer.Ordinal);

    /// <summary>Adds a row by column names; columns that are not given are empty.</summary>
    public void AddRow(IDictionary<string, string> values)
    {
        var unknown = values.Keys.FirstOrDefault(k => !ContainsColumn(k));
        if (unknown is not null)
            throw new ArgumentException($"The table has no column '{unknown}'. It has: {string.Join(", ", _header)}.", nameof(values));
        AddRow([.. _header.Select(h => values.TryGetValue(h, out var value) ? value : "")]);
    }

    /// <summary>Adds a row by its cells.</summary>
    public void AddRow(params string[] cells)
    {
        if (cells.Length != _header.Count)
            throw new ArgumentException($"The row has {cells.Length} cells ({string.Join(", ", cells)}), the header {_header.Count} ({string.Join(", ", _header)}).", nameof(cells));
        Rows.Add(new DataTableRow(this, cells));
    }

    /// <summary>Gives a column another name.</summary>
    public void RenameColumn(string oldColumn, string newColumn) => _header[IndexOf(oldColumn)] = newColumn;

    /// <summary>The table as in a feature file.</summary>
    public override string ToString() => ToString(headersOnly: false);

    /// <summary>The table as in a feature file, or its header alone.</summary>
    public string ToString(bool headersOnly, bool withNewline = true)
    {
        var lines = headersOnly ? [[.. _header]] : Rows.Select(r => (string[])[.. r.Values]).Prepend([.. _header]).ToList();
        var widths = Enumerable.Range(0, _header.Count).Select(i => lines.Max(l => l[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append('|');
            for (var i = 0; i < line.Length; i++)
                text.Append(' ').Append(line[i].PadRight(widths[i])).Append(" |");
            text.Append('\n');
        }

        if (!withNewline)
            text.Length--;
        return text.ToString();
    }

    internal int IndexOf(string column)
    {
        var index = _header.IndexOf(column);
        return index >= 0 ? index : throw new IndexOutOfRangeException($"Could not find a column named '{column}' in the table. It has: {string.Join(", ", _header)}.");
    }

    internal int FindIndex(string column) => _header.IndexOf(column);
}

/// <summary>A step's data table. The first row names the columns.</summary>
public class DataTable(params string[] header) : Table(header)
{
    /// <summary>The same table under its present name.</summary>
    public static DataTable FromTable(Table table)
    {
        if (table is DataTable already)
            return already;
        var copy = new DataTable([.. table.Header]);
        foreach (var row in table.Rows)
            copy.AddRow([.. row.Values]);
        return copy;
    }
}
