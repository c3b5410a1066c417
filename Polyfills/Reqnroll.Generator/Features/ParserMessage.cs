namespace Reqnroll.Generator.Features;

/// <summary>The parser's messages in the words of people who write features.</summary>
internal static class ParserMessage
{
    private static readonly (string Token, string Words)[] Words =
    [
        ("#FeatureLine", "a feature"), ("#BackgroundLine", "a background"), ("#TableRow", "a table row"), ("#DocStringSeparator", "a doc string"), ("#StepLine", "a step"),
        ("#TagLine", "tags"), ("#ExamplesLine", "Examples"), ("#ScenarioLine", "a scenario"), ("#RuleLine", "a rule"), ("#Language", "a language line"), ("#Comment", "a comment"),
        ("#Other", "a description"), ("#EOF", "the end of the file"),
    ];

    public static string Readable(string message)
    {
        var bracket = message.IndexOf("): ", StringComparison.Ordinal);
        if (message.StartsWith("(", StringComparison.Ordinal) && bracket > 0)
            message = message.Substring(bracket + 3);
        var got = message.IndexOf(", got ", StringComparison.Ordinal);
        if (got > 0)
        {
            var wanted = Words.Where(w => message.IndexOf(w.Token, 0, got, StringComparison.Ordinal) >= 0).Select(w => w.Words).ToList();
            return $"Expected {List(wanted)}; found {message.Substring(got + ", got ".Length)}.";
        }

        if (message.StartsWith("unexpected end of file, expected: ", StringComparison.Ordinal))
            return $"The file ends too early: expected {List([.. Words.Where(w => message.Contains(w.Token)).Select(w => w.Words)])}.";
        if (message.StartsWith("inconsistent cell count", StringComparison.OrdinalIgnoreCase))
            return "The row has more or fewer cells than the table's first row. A '|' that belongs to a cell is written '\\|'.";
        return message.Length == 0 ? message : char.ToUpperInvariant(message[0]) + message.Substring(1).TrimEnd('.') + ".";
    }

    private static string List(List<string> items) =>
        items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + " or " + items[items.Count - 1];
}
