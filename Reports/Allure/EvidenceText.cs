using System.Globalization;
using System.Text;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>One thing that was seen, as text.</summary>
internal static class EvidenceText
{
    public static string Title(HttpExchange exchange)
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

    public static string Frame(SocketFrame frame)
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

    public static string Sql(SqlStatement statement)
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

    public static string Log(LogEntry entry)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{entry.At:HH:mm:ss.fff} {entry.Level} {entry.Category}: {entry.Message}");
        return entry.Exception is null ? line : $"{line}\n{entry.Exception}";
    }

    public static string Clock(ClockMove move) => $"{move.From:u} -> {move.To:u}";
}
