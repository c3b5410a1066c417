using System.CommandLine;

namespace Runner.CommandLine;

/// <summary>The command line as somebody could type it again; a connection string's password is not in it.</summary>
internal static class CommandText
{
    public static string Of(ParseResult parsed) =>
        string.Join(' ', parsed.Tokens.Select((token, i) => i > 0 && parsed.Tokens[i - 1].Value == "--database" && token.Value.Contains('=') ? "\"…\"" : Quoted(token.Value)).Prepend("./tf"));

    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || "-_./@=:,".Contains(c)) ? text : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
