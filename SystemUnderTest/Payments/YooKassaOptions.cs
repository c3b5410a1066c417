using System.ComponentModel.DataAnnotations;
using System.Net;

namespace SystemUnderTest.Payments;

internal sealed class YooKassaOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.yookassa.ru/v3/");

    [Required]
    public string ShopId { get; set; } = "";

    [Required]
    public string SecretKey { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Where notifications come from; empty: the networks that YooKassa publishes.</summary>
    public string[] NotificationNetworks { get; set; } = [];
}

/// <summary>The addresses that YooKassa's notifications come from. They are not signed, so the address is the first proof.</summary>
internal sealed class NotificationSources(Microsoft.Extensions.Options.IOptions<YooKassaOptions> options)
{
    // https://yookassa.ru/developers/using-api/webhooks#ip
    private static readonly string[] Published =
        ["185.71.76.0/27", "185.71.77.0/27", "77.75.153.0/25", "77.75.154.128/25", "77.75.156.11/32", "77.75.156.35/32", "2a02:5180::/32"];

    private readonly IPNetwork[] _networks = [.. (options.Value.NotificationNetworks is { Length: > 0 } set ? set : Published).Select(IPNetwork.Parse)];

    public bool Contains(IPAddress? address)
    {
        if (address is null)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Any(n => n.Contains(plain));
    }
}
