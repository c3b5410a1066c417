namespace Mocks.Telegram;

/// <summary>The addresses that a button may open: http and https on a host with a dot ("localhost" has none), tg and ton.</summary>
internal static class ButtonAddress
{
    private static readonly string[] Own = ["tg:", "ton:", "tonsite:"];

    /// <summary>What is wrong with it; null for nothing.</summary>
    public static string? Fault(string url)
    {
        if (Array.Exists(Own, scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))) return null;
        var separator = url.IndexOf("://", StringComparison.Ordinal);
        var scheme = separator < 0 ? "http" : url[..separator].ToLowerInvariant();
        if (scheme is not ("http" or "https")) return "Unsupported URL protocol";
        var rest = separator < 0 ? url : url[(separator + 3)..];
        var authority = rest.Split('/', '?', '#')[0];
        if (authority.Length == 0) return "URL host is empty";
        if (!Uri.TryCreate($"{scheme}://{rest}", UriKind.Absolute, out var parsed)) return "Wrong HTTP URL";
        return parsed.Host.Contains('.', StringComparison.Ordinal) || parsed.HostNameType == UriHostNameType.IPv6 ? null : "Wrong HTTP URL";
    }
}
