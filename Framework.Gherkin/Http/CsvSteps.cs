using System.Globalization;
using CsvHelper;
using Framework.Json;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>An answer that is a file, or CSV: a header, then rows; compared cell by cell, with matchers.</summary>
[Binding]
public sealed class CsvSteps(Conversation conversation, SavedValues saved)
{
    /// <summary>The answer is meant to be kept under this name.</summary>
    [Then("the answer is a file named {string}")]
    public void IsFile(string name)
    {
        var given = conversation.Last.Header("Content-Disposition") is { } header && System.Net.Http.Headers.ContentDispositionHeaderValue.TryParse(header, out var disposition)
            ? disposition.FileNameStar ?? disposition.FileName?.Trim('"')
            : null;
        if (given != name)
            throw conversation.Last.Unexpected($"Expected a file named \"{name}\", but {(given is null ? "the answer is no file (it has no Content-Disposition with a filename)" : $"it is \"{given}\"")}.");
    }

    /// <summary>Below the header there are so many rows.</summary>
    [Then("the answer's CSV has {int} row(s)")]
    public void HasRows(int count)
    {
        var rows = Read().Rows.Count;
        if (rows != count)
            throw conversation.Last.Unexpected(string.Create(CultureInfo.InvariantCulture, $"Expected {count} row(s) of CSV below the header, but there are {rows}."));
    }

    /// <summary>The columns and all rows are these, in this order.</summary>
    [Then("the answer's CSV is:")]
    public void Is(DataTable table)
    {
        var (header, rows) = Read();
        if (!header.SequenceEqual(table.Header, StringComparer.Ordinal))
            throw conversation.Last.Unexpected($"Expected the columns {string.Join(", ", table.Header)}, but they are {string.Join(", ", header)}.");
        if (rows.Count != table.RowCount)
            throw conversation.Last.Unexpected(string.Create(CultureInfo.InvariantCulture, $"Expected {table.RowCount} row(s) of CSV below the header, but there are {rows.Count}."));
        Judge([.. table.Rows.Zip(rows).SelectMany((pair, i) => Differences(pair.First, pair.Second, string.Create(CultureInfo.InvariantCulture, $"row {i + 1}, ")))]);
    }

    /// <summary>Among the rows there is one like each of these; columns that are not named may hold anything.</summary>
    [Then("the answer's CSV contains:")]
    public void Contains(DataTable table)
    {
        var (header, rows) = Read();
        foreach (var column in table.Header.Except(header, StringComparer.Ordinal))
            throw new Framework.Http.UnknownNameException("column in the CSV", column, header);
        foreach (var wanted in table.Rows)
        {
            if (!rows.Any(r => Differences(wanted, r, "").Count == 0))
                throw conversation.Last.Unexpected($"Expected a row like | {string.Join(" | ", wanted.Values)} |, but there is none among {rows.Count} row(s).");
        }
    }

    private IReadOnlyList<JsonMismatch> Differences(DataTableRow expected, IReadOnlyDictionary<string, string> actual, string where) =>
        [.. expected.Keys.SelectMany(column => JsonMatch.Compare(JsonText.OfString(actual[column]), JsonText.OfString(saved.Fill(expected[column])), path: where + column))];

    private void Judge(IReadOnlyList<JsonMismatch> mismatches)
    {
        if (mismatches.Count > 0)
            throw conversation.Last.Unexpected($"The CSV is not as expected: {JsonMismatch.Describe(mismatches)}");
    }

    private (IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows) Read()
    {
        try
        {
            using var reader = CsvReader.FromText(conversation.Last.Body, new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw });
            string[] header = [.. reader.Headers];
            if (header.Length == 0)
                throw conversation.Last.Unexpected("Expected CSV with a header, but there is no line at all.");
            List<IReadOnlyDictionary<string, string>> rows = [];
            while (reader.Read())
                rows.Add(header.Select((name, i) => KeyValuePair.Create(name, i < reader.FieldCount ? reader.GetString(i) : "")).ToDictionary(StringComparer.Ordinal));
            return (header, rows);
        }
        catch (CsvFormatException error)
        {
            throw conversation.Last.Unexpected($"The answer is no well-formed CSV: {error.Message}");
        }
    }
}
