using System.Net;
using WireMock;

namespace Mocks.Hosting;

/// <summary>A request to a vendor: its path is relative to the vendor's base address.</summary>
internal record VendorRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The media type without its parameters, in lower case.</summary>
    public string ContentType => (Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    public string RawQuery { get; init; } = "";

    public static VendorRequest From(IRequestMessage request, string prefix)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers ?? throw new InvalidOperationException("A request without headers.")) headers[name] = string.Join(", ", values);
        var path = request.Path[prefix.Length..];
        return new VendorRequest(request.Method, path.Length == 0 ? "/" : path, Pairs(request.RawQuery.TrimStart('?')), headers, request.Body ?? "")
        {
            RawQuery = request.RawQuery,
        };
    }

    /// <summary>The pairs of a query string or of a form; the last of several goes.</summary>
    public static IReadOnlyDictionary<string, string> Pairs(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var name = separator < 0 ? pair : pair[..separator];
            pairs[WebUtility.UrlDecode(name)] = separator < 0 ? "" : WebUtility.UrlDecode(pair[(separator + 1)..]);
        }

        return pairs;
    }
}
