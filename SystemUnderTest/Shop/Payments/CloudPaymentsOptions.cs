using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Shop;

internal sealed class CloudPaymentsOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.cloudpayments.ru/");

    [Required]
    public string PublicId { get; set; } = "";

    /// <summary>The password of our calls, and what notifications are signed with.</summary>
    [Required]
    public string ApiSecret { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
