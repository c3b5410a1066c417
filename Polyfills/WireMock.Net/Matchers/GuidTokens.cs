namespace WireMock.Matchers;

/// <summary>The extended regular expressions: \guidb, \guidd, \guidn, \guidp, \guidx stand for a GUID in that format, capitals for capitals.</summary>
internal static class GuidTokens
{
    private const string D = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private static readonly (string Token, string Pattern)[] Tokens =
    [
        (@"\guidb", @"\{" + D + @"\}"),
        (@"\guidd", D),
        (@"\guidn", "[0-9a-f]{32}"),
        (@"\guidp", @"\(" + D + @"\)"),
        (@"\guidx", @"\{0x[0-9a-f]{8},0x[0-9a-f]{4},0x[0-9a-f]{4},\{(0x[0-9a-f]{2},){7}0x[0-9a-f]{2}\}\}"),
    ];

    public static string Expand(string pattern)
    {
        if (!pattern.Contains(@"\guid", StringComparison.OrdinalIgnoreCase)) return pattern;
        foreach (var (token, expression) in Tokens)
        {
            pattern = pattern.Replace(token, $"({expression})", StringComparison.Ordinal);
            pattern = pattern.Replace(@"\" + token[1..].ToUpperInvariant(), $"({expression.Replace("a-f", "A-F", StringComparison.Ordinal)})", StringComparison.Ordinal);
        }

        return pattern;
    }
}
