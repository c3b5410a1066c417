using System.Text.RegularExpressions;

namespace Framework.Database;

/// <summary>Cuts a script at the semicolons that end a statement: not those in quotes, dollar quotes and comments.</summary>
internal static partial class SqlStatements
{
    /// <summary>The statements, each with the line it begins on.</summary>
    public static IEnumerable<(string Text, int Line)> In(string script)
    {
        var start = 0;
        foreach (Match token in Tokens().Matches(script))
        {
            if (token.Value != ";") continue;
            if (Statement(script, start, token.Index) is { } statement) yield return statement;
            start = token.Index + 1;
        }

        if (Statement(script, start, script.Length) is { } last) yield return last;
    }

    private static (string Text, int Line)? Statement(string script, int start, int end)
    {
        var text = LeadingComments().Replace(script[start..end], "");
        if (string.IsNullOrWhiteSpace(text)) return null;
        var begins = end - text.Length;
        return (text.TrimEnd(), 1 + script.AsSpan(0, begins).Count('\n'));
    }

    // What may hide a semicolon, and the semicolon itself. A body "begin atomic ... end" counts as one piece.
    [GeneratedRegex(
        """
        --[^\n]* | /\*.*?\*/ | \b[eE]'(\\.|''|[^'\\])*' | '(''|[^'])*' | "(""|[^"])*" | (?<![\w$])\$(?<tag>\w*)\$.*?\$\k<tag>\$
        | \bbegin\s+atomic\b.*?;\s*end\b(?=\s*(;|$)) | ;
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\A(\s+|--[^\n]*(\n|\z)|/\*.*?\*/)+", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LeadingComments();
}
