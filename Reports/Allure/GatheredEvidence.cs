using System.Globalization;
using System.Text;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>Much evidence in one text, in the order in which it happened: a report of a thousand passed scenarios is opened, and made, in seconds.</summary>
internal static class GatheredEvidence
{
    /// <summary>What a step did, as one attachment; none if it did nothing.</summary>
    public static IReadOnlyList<AllureAttachment> Write(IReadOnlyList<EvidenceItem> evidence, AttachmentStore store, string title = "")
    {
        if (evidence.Count == 0)
            return [];
        return [store.Text(title + Counts(evidence), "text/plain", "txt", string.Join('\n', evidence.Select(Of)))];
    }

    /// <summary>Of what there is how much: <c>3 requests, 12 statements</c>.</summary>
    private static string Counts(IReadOnlyList<EvidenceItem> evidence) => string.Join(", ", new[]
    {
        Count(evidence.Count(e => e is HttpExchange { Direction: Direction.TestToSystem }), "request"),
        Count(evidence.Count(e => e is HttpExchange { Direction: Direction.SystemToVendor }), "call", " to vendors"),
        Count(evidence.Count(e => e is HttpExchange { Direction: Direction.VendorToSystem }), "callback"),
        Count(evidence.Count(e => e is SocketFrame), "frame"),
        Count(evidence.Count(e => e is SqlStatement), "statement"),
        Count(evidence.Count(e => e is LogEntry), "log line"),
        Count(evidence.Count(e => e is ClockMove), "clock move"),
        Count(evidence.Count(e => e is Note or StateChange), "note"),
    }.Where(c => c.Length > 0));

    private static string Count(int count, string thing, string more = "") => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}{more}");

    private static string Of(EvidenceItem item) => item switch
    {
        HttpExchange exchange => Exchange(exchange),
        SocketFrame frame => EvidenceText.Frame(frame) + "\n",
        SqlStatement statement => EvidenceText.Sql(statement),
        StateChange change => RowText.Of(change),
        LogEntry entry => EvidenceText.Log(entry) + "\n",
        ClockMove move => EvidenceText.Clock(move) + "\n",
        Note note => note.Text + "\n",
        _ => item + "\n",
    };

    /// <summary>The request as a command to paste, the answer as it came.</summary>
    private static string Exchange(HttpExchange exchange)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"== {exchange.At:HH:mm:ss.fff} {EvidenceText.Title(exchange)}, {exchange.Duration.TotalMilliseconds:0.0} ms\n"));
        text.Append(CurlLine.For(exchange)).Append('\n');
        if (exchange.Error is { } error)
            text.Append("ERROR: ").Append(error).Append('\n');
        foreach (var (name, value) in exchange.ResponseHeaders)
            text.Append(name).Append(": ").Append(value).Append('\n');
        if (exchange.ResponseBody is { Text.Length: > 0 } body)
            text.Append('\n').Append(Body(body)).Append('\n');
        return text.ToString();
    }

    private static string Body(HttpBody body) => body switch
    {
        { IsBase64: true } => string.Create(CultureInfo.InvariantCulture, $"({body.Size} bytes that are no text, {body.Hash})"),
        { Truncated: true } => string.Create(CultureInfo.InvariantCulture, $"{body.Text}... ({body.Size} bytes in all, {body.Hash})"),
        { Problem: { } problem } => $"({problem})\n{body.Text}",
        _ => body.Text,
    };
}
