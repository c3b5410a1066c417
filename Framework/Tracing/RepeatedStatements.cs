using System.Collections.Concurrent;
using System.Diagnostics;
using Framework.Evidence;

namespace Framework.Tracing;

/// <summary>Flags a statement that one request or job repeats: the sign of a query per row.</summary>
internal sealed class RepeatedStatements
{
    private const int Suspicious = 5;

    private readonly ConcurrentDictionary<(ActivitySpanId Request, string Text), (string Name, int Times)> _counts = new();

    internal void Count(Activity statement, string text)
    {
        if (SqlActivities.RequestOf(statement) is { } request)
            _counts.AddOrUpdate((request.SpanId, text), static (_, name) => (name, 1), static (_, counted, _) => (counted.Name, counted.Times + 1), SqlActivities.NameOf(request));
    }

    internal IReadOnlyList<Suspect> Suspects() =>
    [
        .. _counts.Where(c => c.Value.Times >= Suspicious)
            .OrderByDescending(c => c.Value.Times)
            .Select(c => new Suspect("n-plus-one", $"{c.Value.Name} ran the same statement {c.Value.Times} times: {Shorten(c.Key.Text)}")),
    ];

    internal static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 160 ? line : line[..160] + "...";
    }
}
