using System.Globalization;
using System.Text;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>Turns what was seen during a step into attachments: exchanges one by one, the rest gathered by kind.</summary>
internal static class EvidenceAttachments
{
    private const string PlainText = "text/plain";

    public static IReadOnlyList<AllureAttachment> Write(IReadOnlyList<EvidenceItem> evidence, AttachmentStore store)
    {
        if (evidence.Count == 0)
            return [];
        var attachments = new List<AllureAttachment>();
        foreach (var exchange in evidence.OfType<HttpExchange>())
            attachments.Add(store.Json(Title(exchange), HttpAttachment.MediaType, json => HttpAttachment.Write(json, exchange)));

        Gather<HttpExchange>(evidence.Where(e => e is HttpExchange { Direction: not Direction.SystemToVendor }), "curl", CurlLine.For);
        Gather<SocketFrame>(evidence, "socket frames", Frame);
        Gather<SqlStatement>(evidence, "SQL", Sql);
        Gather<StateChange>(evidence, "rows", RowText.Of);
        Gather<LogEntry>(evidence, "log", Log);
        Gather<ClockMove>(evidence, "clock", move => $"{move.From:u} -> {move.To:u}");
        Gather<Note>(evidence, "notes", note => note.Text);
        return attachments;

        void Gather<T>(IEnumerable<EvidenceItem> items, string name, Func<T, string> line) where T : EvidenceItem
        {
            var lines = items.OfType<T>().Select(line).ToList();
            if (lines.Count > 0)
                attachments.Add(store.Text(lines.Count == 1 ? name : $"{name} ({lines.Count})", PlainText, "txt", string.Join('\n', lines)));
        }
    }

    private static string Title(HttpExchange exchange)
    {
        var result = exchange.Status?.ToString(CultureInfo.InvariantCulture) ?? "no response";
        var line = $"{exchange.Method} {HttpParts.PathOf(exchange.Url)} → {result}";
        return exchange.Direction switch
        {
            Direction.SystemToVendor => $"to {exchange.Peer}: {line}",
            Direction.VendorToSystem => $"from {exchange.Peer}: {line}",
            _ => line,
        };
    }

    private static string Frame(SocketFrame frame)
    {
        var what = frame.Kind switch
        {
            FrameKind.Text => frame.Text,
            FrameKind.Binary => $"{frame.Size} bytes: {frame.Text}",
            FrameKind.Close => $"closed: {frame.Text}",
            _ => $"cut off: {frame.Text}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{frame.At:HH:mm:ss.fff} {frame.Socket} {(frame.IsSent ? "→ system" : "← system")} {what}");
    }

    private static string Sql(SqlStatement statement)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"-- {statement.Duration.TotalMilliseconds:0.0} ms");
        if (statement.Rows is { } rows)
            text.Append(CultureInfo.InvariantCulture, $", {rows} {(rows == 1 ? "row" : "rows")}");
        if (statement.Request is not null)
            text.Append(", ").Append(statement.Request);
        if (statement.Parameters.Length > 0)
            text.Append("\n-- ").Append(statement.Parameters);
        if (statement.Error is not null)
            text.Append("\n-- ERROR: ").Append(statement.Error);
        return text.Append('\n').Append(statement.Text).Append('\n').ToString();
    }

    private static string Log(LogEntry entry)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{entry.At:HH:mm:ss.fff} {entry.Level} {entry.Category}: {entry.Message}");
        return entry.Exception is null ? line : $"{line}\n{entry.Exception}";
    }
}
