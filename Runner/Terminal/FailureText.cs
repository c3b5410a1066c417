using Reports.Causes;

namespace Runner.Terminal;

/// <summary>A failure's message as it fits below its scenario: an assertion in one sentence, a table of differences as it is.</summary>
internal static class FailureText
{
    private const int LinesShown = 8;

    public static IReadOnlyList<string> Lines(string message, int width)
    {
        var lines = message.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).TakeWhile(l => l.Trim() is not ("difference" or "Difference")).ToList();
        if (IsAssertion(lines))
            return [Words.Headline(Headline.Of(message), width)];
        return lines.Count <= LinesShown
            ? [.. lines.Select(l => Words.Headline(l, width))]
            : [.. lines.Take(LinesShown - 1).Select(l => Words.Headline(l, width)), $"… {lines.Count - LinesShown + 1} more lines in the report"];
    }

    /// <summary>Assertion libraries write <c>x</c>, <c>should be</c>, <c>1</c>, <c>but was</c>, <c>2</c> on lines of their own.</summary>
    private static bool IsAssertion(List<string> lines) => lines.Skip(1).Any(l => l.TrimStart().StartsWith("should", StringComparison.Ordinal));
}
