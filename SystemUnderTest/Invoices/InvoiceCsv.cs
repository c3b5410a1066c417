using System.Buffers;
using System.Globalization;
using System.Text;

namespace SystemUnderTest.Invoices;

/// <summary>Invoices as RFC 4180 has it, written while they are read. What a spreadsheet would run as a formula becomes text by an apostrophe before it.</summary>
internal static class InvoiceCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const string FormulaStarts = "=+-@\t\r";
    private const string LineEnd = "\r\n";

    /// <summary>The semicolon and the tab are no separators here, but are to spreadsheets of other countries.</summary>
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    private static readonly string[] Columns = ["number", "status", "student_name", "amount", "currency", "due_date", "description", "created_at", "sent_at", "viewed_at", "paid_at", "cancelled_at"];

    public static async Task WriteAsync(IAsyncEnumerable<Invoice> invoices, Stream to, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Line(Columns).AsMemory(), cancellationToken);
        await foreach (var invoice in invoices.WithCancellation(cancellationToken))
            await writer.WriteAsync(Line(Cells(invoice)).AsMemory(), cancellationToken);
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + LineEnd;

    private static IEnumerable<string> Cells(Invoice i) =>
    [
        InvoiceView.NumberOf(i),
        i.Status,
        i.StudentName,
        i.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        i.Currency,
        i.DueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        i.Description,
        Time(i.CreatedAt),
        Time(i.SentAt),
        Time(i.ViewedAt),
        Time(i.PaidAt),
        Time(i.CancelledAt),
    ];

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(string text)
    {
        if (text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
