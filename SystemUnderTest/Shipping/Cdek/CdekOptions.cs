using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Shipping.Cdek;

internal sealed class CdekOptions
{
    /// <summary>Ends in a slash.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.cdek.ru/v2/");

    [Required]
    public string Account { get; set; } = "";

    [Required]
    public string Secret { get; set; } = "";

    /// <summary>The tariff that we have agreed on; 139 is from door to door.</summary>
    [Range(1, 9999)]
    public int Tariff { get; set; } = 139;

    [Required]
    public string SenderCity { get; set; } = "Moscow";

    [Required]
    public string SenderAddress { get; set; } = "Tverskaya 1";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
