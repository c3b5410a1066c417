using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Reports.Allure;

/// <summary>Parts of an exchange that its record holds as text.</summary>
internal static class HttpParts
{
    public static IReadOnlyList<KeyValuePair<string, string>> Query(string url)
    {
        var at = url.IndexOf('?');
        return at < 0 ? [] : Form(url[(at + 1)..]);
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Form(string text) =>
        [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)];

    public static IReadOnlyList<KeyValuePair<string, string>> Cookies(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Where(h => h.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .SelectMany(h => h.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(c => c.Split('=', 2))
            .Select(c => KeyValuePair.Create(c[0], c.Length > 1 ? c[1] : ""))];

    public static string ReasonPhrase(int status) => ReasonPhrases.GetReasonPhrase(status);

    /// <summary>Path and query without the host, for a line of text.</summary>
    public static string PathOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? WebUtility.UrlDecode(uri.PathAndQuery) : url;

    private static KeyValuePair<string, string> Pair(string text)
    {
        var parts = text.Split('=', 2);
        return KeyValuePair.Create(WebUtility.UrlDecode(parts[0]), parts.Length > 1 ? WebUtility.UrlDecode(parts[1]) : "");
    }
}
