using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Reqnroll;

/// <summary>The rows of a table.</summary>
public class DataTableRows : IEnumerable<DataTableRow>
{
    private readonly List<DataTableRow> _rows = [];

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>The row at a place, from 0.</summary>
    public DataTableRow this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<DataTableRow> GetEnumerator() => _rows.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(DataTableRow row) => _rows.Add(row);
}

/// <summary>One row: cells by column name.</summary>
public class DataTableRow : IDictionary<string, string>
{
    private readonly Table _table;
    private readonly string[] _cells;

    internal DataTableRow(Table table, string[] cells)
    {
        _table = table;
        _cells = cells;
    }

    /// <inheritdoc/>
    public ICollection<string> Keys => _table.Header;

    /// <inheritdoc/>
    public ICollection<string> Values => _cells;

    /// <inheritdoc/>
    public int Count => _cells.Length;

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <summary>The cell at a place, from 0.</summary>
    public string this[int index] => _cells[index];

    /// <summary>The cell in a column; an unknown column is an error that lists the known ones.</summary>
    public string this[string header]
    {
        get => _cells[_table.IndexOf(header)];
        set => _cells[_table.IndexOf(header)] = value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _table.ContainsColumn(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var index = _table.FindIndex(key);
        value = index < 0 ? null : _cells[index];
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        _table.Header.Zip(_cells, KeyValuePair.Create).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, string> item) => TryGetValue(item.Key, out var value) && value == item.Value;

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, string>[] array, int arrayIndex)
    {
        foreach (var pair in this)
            array[arrayIndex++] = pair;
    }

    void IDictionary<string, string>.Add(string key, string value) => throw ReadOnly();

    bool IDictionary<string, string>.Remove(string key) => throw ReadOnly();

    void ICollection<KeyValuePair<string, string>>.Add(KeyValuePair<string, string> item) => throw ReadOnly();

    void ICollection<KeyValuePair<string, string>>.Clear() => throw ReadOnly();

    bool ICollection<KeyValuePair<string, string>>.Remove(KeyValuePair<string, string> item) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("A row has exactly the columns of its table; set a cell by its column instead.");
}
