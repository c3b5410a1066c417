using System.Globalization;
using System.Text.Json;
using Framework.Evidence;
using Reports.Allure;

namespace Reports.Trace;

/// <summary>One row of the trace page.</summary>
/// <param name="Kind">Colour and filter: http, vendor, sql, frame, log, clock, note.</param>
/// <param name="Label">What comes before the title.</param>
/// <param name="Title">One line.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="IsBad">Whether it went wrong by itself.</param>
/// <param name="Parts">What it shows when it is opened: headings and texts.</param>
internal sealed record TraceEvent(string Kind, string Label, string Title, TimeSpan Duration, bool IsBad, IReadOnlyList<(string Heading, string Text)> Parts)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TraceEvent Of(EvidenceItem item) => item switch
    {
        HttpExchange exchange => Exchange(exchange),
        SqlStatement sql => new("sql", "SQL", OneLine(sql.Text), sql.Duration, sql.Error is not null, Shown(("error", sql.Error), ("in", sql.Request), ("statement", sql.Text), ("parameters", sql.Parameters.Replace(", @", "\n@", StringComparison.Ordinal)), ("rows", sql.Rows?.ToString(CultureInfo.InvariantCulture)))),
        StateChange change => new("state", change.Fate.ToString().ToLowerInvariant(), $"{change.Table} {change.Key}{Values(change)}", TimeSpan.Zero, false, Shown(("row", RowText.Of(change)))),
        SocketFrame frame => new("frame", frame.IsSent ? $"{frame.Socket} says" : $"{frame.Socket} hears", frame.Kind is FrameKind.Text or FrameKind.Binary ? OneLine(frame.Text) : $"{frame.Kind}: {frame.Text}", TimeSpan.Zero, frame.Kind == FrameKind.Cut, Shown(("frame", Pretty(frame.Text)))),
        LogEntry log => new("log", log.Level, OneLine(log.Message), TimeSpan.Zero, log.Level is "Error" or "Critical", Shown(("category", log.Category), ("message", log.Message), ("exception", log.Exception))),
        ClockMove move => new("clock", "clock", string.Create(CultureInfo.InvariantCulture, $"{move.From:yyyy-MM-dd HH:mm:ss} → {move.To:yyyy-MM-dd HH:mm:ss}, by {move.To - move.From}"), TimeSpan.Zero, false, []),
        Note note => new("note", "note", OneLine(note.Text), TimeSpan.Zero, false, Shown(("note", note.Text))),
        _ => new("note", item.GetType().Name, item.ToString() ?? "", TimeSpan.Zero, false, []),
    };

    private static string Values(StateChange change) =>
        change.Fate == RowFate.Changed ? $": {string.Join(", ", change.Values.Select(v => $"{v.Column} {v.Before} → {v.After}"))}" : "";

    private static TraceEvent Exchange(HttpExchange exchange)
    {
        var result = exchange.Status?.ToString(CultureInfo.InvariantCulture) ?? "no response";
        return new(
            exchange.Direction == Direction.TestToSystem ? "http" : "vendor",
            exchange.Direction switch
            {
                Direction.SystemToVendor => $"to {exchange.Peer}",
                Direction.VendorToSystem => "callback",
                _ => result,
            },
            exchange.Direction == Direction.TestToSystem ? $"{exchange.Method} {HttpParts.PathOf(exchange.Url)}" : $"{exchange.Method} {HttpParts.PathOf(exchange.Url)} → {result}",
            exchange.Duration,
            exchange.Error is not null || exchange.Status >= 500,
            Shown(
                ("error", exchange.Error),
                ("request body", exchange.RequestBody is { } sent ? Body(sent) : null),
                ($"response body ({result})", exchange.ResponseBody is { } got ? Body(got) : null),
                ("request headers", Headers(exchange.RequestHeaders)),
                ("response headers", Headers(exchange.ResponseHeaders)),
                ("curl", exchange.Direction == Direction.SystemToVendor ? null : CurlLine.For(exchange))));
    }

    private static string? Headers(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        headers.Count == 0 ? null : string.Join('\n', headers.Select(h => $"{h.Key}: {h.Value}"));

    private static string Body(HttpBody body) => body switch
    {
        { IsBase64: true } => string.Create(CultureInfo.InvariantCulture, $"{body.Size} bytes that are no text, {body.Hash}"),
        { Truncated: true } => string.Create(CultureInfo.InvariantCulture, $"{body.Text}... ({body.Size} bytes in all, {body.Hash})"),
        { Problem: { } problem } => $"({problem})\n{body.Text}",
        _ => Pretty(body.Text),
    };

    /// <summary>JSON is indented; anything else stays as it is.</summary>
    private static string Pretty(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return text;
        try
        {
            using var json = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(json.RootElement, Indented);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static List<(string, string)> Shown(params ReadOnlySpan<(string Heading, string? Text)> parts)
    {
        var there = new List<(string, string)>();
        foreach (var (heading, text) in parts)
        {
            if (!string.IsNullOrEmpty(text))
                there.Add((heading, text));
        }

        return there;
    }

    private static string OneLine(string text)
    {
        const int Longest = 300;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
