using Microsoft.Extensions.Primitives;

namespace WireMock.Util;

/// <summary>Reads the cookies that a request sends: pairs parted by semicolons, of two with one name the last.</summary>
internal static class CookieHeader
{
    public static IDictionary<string, string> Parse(StringValues header)
    {
        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.SelectMany(line => (line ?? "").Split(';')))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0)
                cookies[pair[..separator].Trim()] = Uri.UnescapeDataString(pair[(separator + 1)..].Trim().Trim('"'));
        }

        return cookies;
    }
}
