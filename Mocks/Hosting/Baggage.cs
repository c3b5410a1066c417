namespace Mocks.Hosting;

/// <summary>Reads the W3C baggage header: <c>key = value;property, key2=value2</c>.</summary>
internal static class Baggage
{
    public static string? Value(string? header, string key)
    {
        if (header is null) return null;
        foreach (var item in header.Split(','))
        {
            var pair = item.Split(';')[0];
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0 && pair[..separator].Trim() == key) return Uri.UnescapeDataString(pair[(separator + 1)..].Trim());
        }

        return null;
    }
}
