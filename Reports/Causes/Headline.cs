using System.Text.RegularExpressions;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>A failure's message in one line, and what is left of it when the details of one execution are taken out.</summary>
public static partial class Headline
{
    private const int Limit = 240;

    /// <summary>
    /// The first paragraph: assertion libraries spread one sentence over several lines. Where the test says in words what was looked at (Shouldly's
    /// "Additional Info"), the words stand in the place of the source code.
    /// </summary>
    public static string Of(string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        var first = lines.SkipWhile(string.IsNullOrWhiteSpace).TakeWhile(l => !string.IsNullOrWhiteSpace(l) && l.Trim() is not "difference").ToList();
        if (first.Count == 0)
            return "No message";
        if (first.Any(l => l.Contains("should satisfy all the conditions", StringComparison.Ordinal)) && Array.FindIndex(lines, l => l.Contains(" Error 1 ", StringComparison.Ordinal)) is var at and >= 0)
            return Of(string.Join('\n', lines.Skip(at + 1).TakeWhile(l => !l.Contains("---------------", StringComparison.Ordinal)).Select(l => l.Trim())));
        var words = lines.SkipWhile(l => l.Trim() is not "Additional Info:").Skip(1).TakeWhile(l => !string.IsNullOrWhiteSpace(l)).ToList();
        var verdict = first.FindIndex(l => l.TrimStart().StartsWith("should", StringComparison.Ordinal));
        if (words.Count > 0 && verdict > 0)
            first = [$"{string.Join(' ', words).Trim().TrimEnd(':')}:", .. first[verdict..]];
        return SeenLine.OneLine(MethodHead().Replace(string.Join(' ', first), ""), Limit);
    }

    /// <summary>The headline, and the whole message below it where that says more.</summary>
    public static string WithDetails(string message)
    {
        var headline = Of(message);
        return message.Trim().StartsWith(headline.TrimEnd('…'), StringComparison.Ordinal) ? message : $"{headline}\n\n{message}";
    }

    /// <summary>Two failures with the same signature are taken for one cause.</summary>
    public static string Signature(string message) => OneExecutionOnly().Replace(Of(message), "…");

    /// <summary>What Shouldly quotes of a method that consists of an expression.</summary>
    [GeneratedRegex(@"^(public|private|internal|protected)\s[^{}]*?=>\s*(\(?await\s+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MethodHead();

    /// <summary>Ids, addresses, times, words that carry digits (test data), and numbers that are no status code.</summary>
    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\S+@\S+|\d{4}-\d\d-\d\d[T ]?[\d:.]*(Z|[+-]\d\d:\d\d)?|\b[0-9a-f]{16,}\b|\b(?=\w*\d)(?=\w*[^\W\d])\w+\b|\d+[.,]\d+|\d{4,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OneExecutionOnly();
}
