using System.Text.RegularExpressions;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>A failure's message in one line, and what is left of it when the details of one execution are taken out.</summary>
internal static partial class Headline
{
    private const int Limit = 240;

    /// <summary>The first paragraph: assertion libraries spread one sentence over several lines.</summary>
    public static string Of(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n').SkipWhile(string.IsNullOrWhiteSpace).TakeWhile(l => !string.IsNullOrWhiteSpace(l)).ToList();
        return lines.Count == 0 ? "No message" : SeenLine.OneLine(string.Join(' ', lines), Limit);
    }

    /// <summary>Two failures with the same signature are taken for one cause.</summary>
    public static string Signature(string message) => OneExecutionOnly().Replace(Of(message), "…");

    /// <summary>Ids, addresses, times, words that carry digits (test data), and numbers that are no status code.</summary>
    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\S+@\S+|\d{4}-\d\d-\d\d[T ]?[\d:.]*(Z|[+-]\d\d:\d\d)?|\b[0-9a-f]{16,}\b|\b(?=\w*\d)(?=\w*[^\W\d])\w+\b|\d+[.,]\d+|\d{4,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OneExecutionOnly();
}
