using System.Text.RegularExpressions;

namespace Reqnroll.Generator.Expressions;

/// <summary>Tells Cucumber Expressions from regular expressions by the same signs as Reqnroll.</summary>
internal static class ExpressionDetector
{
    private static readonly Regex Placeholder = new(@"\{\w*\}", RegexOptions.CultureInvariant);
    private static readonly Regex RegexOnly = new(@"\([^)]+[*+]\)|\.\*|\\\.|\\d\+", RegexOptions.CultureInvariant);

    public static bool IsCucumberExpression(string text)
    {
        if (text.StartsWith("^", StringComparison.Ordinal) || text.EndsWith("$", StringComparison.Ordinal))
            return false;
        return Placeholder.IsMatch(text) || !RegexOnly.IsMatch(text);
    }
}
