using System.Net;

namespace Mocks.YooKassa;

/// <summary>
/// Where YooKassa's notifications come from. They aren't signed: this, and a GET of the object, is what makes them
/// authentic. (The IPv4 networks are those of YooKassa's Python SDK; of IPv6 the page names the whole /32.)
/// </summary>
public static class YooKassaNetworks
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("185.71.76.0/27"), IPNetwork.Parse("185.71.77.0/27"), IPNetwork.Parse("77.75.153.0/25"), IPNetwork.Parse("77.75.154.128/25"),
        IPNetwork.Parse("77.75.156.11/32"), IPNetwork.Parse("77.75.156.35/32"), IPNetwork.Parse("2a02:5180::/32"),
    ];

    /// <summary>The networks, in CIDR notation.</summary>
    public static IReadOnlyList<string> Ranges { get; } = [.. Networks.Select(n => n.ToString())];

    /// <summary>An address in each network; notifications come from them in turn.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
        ["185.71.76.10", "185.71.77.3", "77.75.153.78", "77.75.154.200", "77.75.156.11", "77.75.156.35", "2a02:5180:0:1509::10"];

    /// <summary>Whether the address is YooKassa's.</summary>
    public static bool Contains(string address)
    {
        var parsed = IPAddress.Parse(address);
        return Array.Exists(Networks, n => n.Contains(parsed));
    }
}
