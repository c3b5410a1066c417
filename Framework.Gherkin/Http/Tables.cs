using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Tables of two columns.</summary>
internal static class Tables
{
    /// <exception cref="FormatException">The first row is not the header that was expected.</exception>
    internal static IEnumerable<KeyValuePair<string, string>> Pairs(DataTable table, string first, string second) =>
        table.Header.SequenceEqual([first, second], StringComparer.OrdinalIgnoreCase)
            ? table.Rows.Select(row => KeyValuePair.Create(row[0], row[1]))
            : throw new FormatException($"The table's first row is expected to be | {first} | {second} |; it is | {string.Join(" | ", table.Header)} |.");
}
