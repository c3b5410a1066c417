using System.Globalization;
using Framework.Evidence;

namespace Reports.Journal;

/// <summary>Of all that was seen in a failed scenario, the one line that says most about why.</summary>
internal static class SeenLine
{
    private const int Limit = 240;

    /// <summary>A statement that the database refused, a call without an answer, an error in the log, or the last answer; null if nothing was seen.</summary>
    public static string? Of(ScenarioRecord record)
    {
        if (record.Failure is null)
            return null;
        var failing = record.Steps.LastOrDefault(s => s.Failure is not null);
        var seen = failing is null ? [] : failing.Evidence;
        if (seen.Count == 0)
            seen = [.. record.Preparation, .. record.Steps.SelectMany(s => s.Evidence)];   // a Then looks at what came before it
        return Statement(seen.OfType<SqlStatement>().LastOrDefault(s => s.Error is not null))
            ?? Unanswered(seen.OfType<HttpExchange>().LastOrDefault(e => e.Status is null))
            ?? Logged(seen.OfType<LogEntry>().LastOrDefault(l => l.Level is "Error" or "Critical"))
            ?? Answered(seen.OfType<HttpExchange>().LastOrDefault(e => e.Status >= 400) ?? seen.OfType<HttpExchange>().LastOrDefault());
    }

    /// <summary>A text in one line, cut at a length that people still read.</summary>
    public static string OneLine(string text, int limit = Limit)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= limit ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[limit - 1]) ? limit - 1 : limit), "…");
    }

    private static string? Statement(SqlStatement? statement) =>
        statement is null ? null : OneLine($"{OneLine(statement.Text, 80)} → {statement.Error}");

    private static string? Unanswered(HttpExchange? exchange) =>
        exchange is null ? null : OneLine($"{Call(exchange)} → no answer: {exchange.Error}");

    private static string? Logged(LogEntry? entry) => entry is null ? null : OneLine($"{entry.Category}: {entry.Message}");

    private static string? Answered(HttpExchange? exchange) => exchange is null
        ? null
        : OneLine(string.Create(CultureInfo.InvariantCulture, $"{Call(exchange)} → {exchange.Status} {(exchange.ResponseBody is { IsBase64: false } body ? body.Text : "")}"));

    private static string Call(HttpExchange exchange)
    {
        var call = $"{exchange.Method} {Allure.HttpParts.PathOf(exchange.Url)}";
        return exchange.Direction switch
        {
            Direction.SystemToVendor => $"to {exchange.Peer}: {call}",
            Direction.VendorToSystem => $"from {exchange.Peer}: {call}",
            _ => call,
        };
    }
}
