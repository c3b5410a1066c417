namespace Allure.Net.Commons.Writing;

/// <summary>Makes addresses of short names, by the patterns of the configuration.</summary>
internal static class LinkPatterns
{
    public static void Apply(List<Link> links, IReadOnlyCollection<string> patterns)
    {
        for (var i = 0; i < links.Count; i++)
        {
            var link = links[i];
            if (string.IsNullOrWhiteSpace(link.type))
                continue;
            var place = $"{{{link.type}}}";
            if (patterns.FirstOrDefault(p => p.Contains(place, StringComparison.OrdinalIgnoreCase)) is not { } pattern)
                continue;
            // A new one: an attribute's link is shared by all the tests of its class, and must not be resolved twice.
            links[i] = new Link { name = link.name, type = link.type, url = Escaped(pattern.Replace(place, link.url ?? "", StringComparison.OrdinalIgnoreCase)) };
        }
    }

    private static string Escaped(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : Uri.EscapeDataString(address);
}
