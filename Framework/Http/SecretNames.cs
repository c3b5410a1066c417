using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Framework.Http;

/// <summary>Fields whose names say that they hold a secret.</summary>
internal static partial class SecretNames
{
    /// <summary>At the end of a name, behind anything: <c>new_password</c>, <c>PaymentToken</c>. What goes on after it (<c>password_hint</c>, <c>token_type</c>) is another thing.</summary>
    private const string Ends =
        "password|passwd|passphrase|pwd|secret|token|password_?hash|secret_?key|secret_?access_?key|private_?key|api_?key|access_?key|account_?key|signing_?key|encryption_?key|subscription_?key|shared_?access_?signature|authorization|credentials?|card_?number|session_?id|security_?code";

    /// <summary>Only as whole names: short words that others end with.</summary>
    private const string Whole = "pan|cvv2?|cvc2?|csc|pin|otp|totp|sid|jwt|client_?secret";

    private const string Name = $"(?:[\\w-]*?(?:{Ends})|{Whole})";

    /// <summary>Without one of these there is nothing to look for.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["pass", "pwd", "secret", "token", "key", "signature", "authorization", "credential", "card", "session", "security", "pan", "cvv", "cvc", "csc", "pin", "otp", "sid", "jwt"], StringComparison.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, Regex> Added = new(StringComparer.OrdinalIgnoreCase);

    private static readonly MaskMemory<bool> Known = new(static name => Added.ContainsKey(name) || SecretName().IsMatch(name), most: 4096);

    internal static void Add(string name)
    {
        if (name.Length == 0 || name.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '-')))
            throw new ArgumentException($"'{name}' is no name of a field. Expected letters, digits, _ and -.", nameof(name));
        Added.GetOrAdd(name, static n => new Regex($"{Pair(Regex.Escape(n))}|{Cell(Regex.Escape(n))}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
        Known.Forget();
    }

    internal static bool Is(string name) => Known.Of(name);

    internal static string Mask(string text)
    {
        foreach (var added in Added.Values)
            text = added.Replace(text, Hidden);
        if (!text.AsSpan().ContainsAny(Hints))
            return text;
        text = JsonField().Replace(text, Hidden);
        text = FormField().Replace(text, Hidden);
        text = Element().Replace(text, Hidden);
        text = Part().Replace(text, Hidden);
        text = TableCell().Replace(text, Hidden);
        return Assignment().Replace(text, Hidden);
    }

    /// <summary>A name with its value in JSON, in a form or query, or in XML; for names that a suite adds.</summary>
    private static string Pair(string name) =>
        $"""(?<before>\\?"{name}\\?"\s*:\s*)(?<json>\\?"([^"\\]|\\.)*"|-?[\d.]+)|(?<before>(^|[?&;\s]){name}=)[^&;\s"]+|(?<before><{name}(\s[^>]*)?>)[^<]+""";

    private static string Cell(string name) => $@"(?<before>\|\s*{name}\s*\|\s*)[^|\s][^|\n]*?(?=\s*\|)";

    private static string Hidden(Match secret) => secret.Groups["json"] is { Success: true } json
        ? $"{secret.Groups["before"].Value}{(json.Value.StartsWith('\\') ? "\\\"***\\\"" : "\"***\"")}"
        : $"{secret.Groups["before"].Value}{SecretMask.Mask}";

    [GeneratedRegex($"^{Name}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SecretName();

    /// <summary>Also inside a string of JSON, where quotes have backslashes; and at the end of a body that was cut in the middle of a secret.</summary>
    [GeneratedRegex($"""(?<before>"{Name}"\s*:\s*)(?<json>"([^"\\]|\\.)*("|\\?\z)|-?[\d.]+)|(?<before>\\"{Name}\\"\s*:\s*)(?<json>\\"((?!\\").)*(\\"|\z)|-?[\d.]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonField();

    [GeneratedRegex($"""(?<before>(^|[?&;\s]){Name}=)[^&;\s"]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FormField();

    [GeneratedRegex($"""(?<before><{Name}(\s[^>]*)?>)[^<]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Element();

    /// <summary>A part of multipart/form-data.</summary>
    [GeneratedRegex($"""(?<before>name="?{Name}"?[^\r\n]*(\r?\n[^\r\n]+)*\r?\n\r?\n)[^\r\n]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    /// <summary>A row of a step's table: the name in one cell, the value in the next.</summary>
    [GeneratedRegex($"""(?<before>\|\s*{Name}\s*\|\s*)[^|\s][^|\n]*?(?=\s*\|)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TableCell();

    /// <summary>In prose: <c>Password=x1;</c>, <c>api key: x1</c>. A word without a digit behind a colon is prose.</summary>
    [GeneratedRegex($"""(?<before>(?<![\w"'\\]){Name}\s*=\s*['"]?)[^\s"';,&]+|(?<before>(?<![\w"'\\]){Name}\s*:\s+)(?=[^\s"',;]*\d)[^\s"',;]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();
}
