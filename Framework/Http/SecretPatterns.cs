using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Framework.Http;

/// <summary>Values that look like secrets wherever they stand: tokens and keys with the marks that their makers give them.</summary>
internal static partial class SecretPatterns
{
    /// <summary>Without one of these there is nothing to look for.</summary>
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["eyJ", "-----BEGIN", "sk_", "rk_", "pk_", "whsec_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "AKIA", "ASIA", "AIza", "xox", "SG.", "://", "earer ", "asic ", "npm_", ":AA", "/bot", "hooks.slack.com"], StringComparison.Ordinal);

    private static readonly ConcurrentDictionary<string, Regex> Added = new(StringComparer.Ordinal);

    internal static void Add(string pattern) => Added.GetOrAdd(pattern, static p => new Regex(p, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    internal static string Mask(string text)
    {
        foreach (var added in Added.Values)
            text = added.Replace(text, SecretMask.Mask);
        return text.AsSpan().ContainsAny(Hints) ? Looks().Replace(text, static m => $"{m.Groups["before"].Value}{SecretMask.Mask}") : text;
    }

    /// <summary>
    /// JSON Web Tokens (RFC 7519), PEM private keys (RFC 7468), bearer and basic credentials (RFC 6750, 7617), user and password in a URL (RFC 3986), and
    /// the documented prefixes of Stripe, GitHub, GitLab, AWS, Google, Slack, SendGrid, npm and of Telegram's bots.
    /// </summary>
    [GeneratedRegex("""
        eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*
        |-----BEGIN\s[A-Z ]*PRIVATE\sKEY-----[\s\S]*?(-----END\s[A-Z ]*PRIVATE\sKEY-----|$)
        |(?<before>\b[Bb]earer\s+)[\w.~+/-]{8,}=*
        |(?<before>\b[Bb]asic\s+)[A-Za-z0-9+/]{8,}=*
        |(?<before>[a-z][a-z0-9+.-]*://[^/\s:@"']*:)[^/\s@"']+(?=@)
        |\b(sk|rk|pk)_(live|test)_\w{6,}|\bwhsec_[\w+/=-]{6,}
        |\b(ghp|gho|ghs|ghu)_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bnpm_\w{20,}
        |\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{30,}|\bxox[abeprs]-[\w-]{8,}|\bSG\.[\w-]{6,}\.[\w-]{6,}
        |(?<!\d)\d{6,12}:AA[\w-]{30,}
        |(?<=hooks\.slack\.com/services/)[\w/]+
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Looks();
}
