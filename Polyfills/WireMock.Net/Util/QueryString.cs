using System.Net;
using WireMock.Types;

namespace WireMock.Util;

/// <summary>Reads a query string, or the body of a form.</summary>
internal static class QueryString
{
    public static IDictionary<string, WireMockList<string>> Parse(string query)
    {
        var values = new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var key = WebUtility.UrlDecode(separator < 0 ? pair : pair[..separator]);
            if (!values.TryGetValue(key, out var list)) values.Add(key, list = []);
            if (separator >= 0) list.Add(WebUtility.UrlDecode(pair[(separator + 1)..]));
        }

        return values;
    }
}
