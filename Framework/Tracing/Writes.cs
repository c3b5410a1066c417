using System.Text.RegularExpressions;

namespace Framework.Tracing;

/// <summary>Which tables a statement writes, as far as its text tells: what triggers and cascades write is not in it.</summary>
internal static partial class Writes
{
    /// <summary>Names without their schema, in lower case.</summary>
    internal static IEnumerable<string> Of(string text) =>
        Target().Matches(text).Select(m => m.Groups["table"].Value.Split('.')[^1].Trim('"').ToLowerInvariant());

    internal static bool Any(string text) => Target().IsMatch(text);

    [GeneratedRegex(@"\b(insert\s+into|update(\s+only)?|delete\s+from(\s+only)?|merge\s+into|truncate(\s+table)?|copy)\s+(?<table>""?[\w.""]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Target();
}
