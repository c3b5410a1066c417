using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Shipping;

internal sealed class ShippingOptions
{
    /// <summary>The codes of the carriers that are used; none: all of which there are settings.</summary>
    public string[] Carriers { get; set; } = [];

    /// <summary>Seconds that all carriers together may take for their quotes.</summary>
    [Range(0.05, 60)]
    public double QuoteSeconds { get; set; } = 5;

    /// <summary>What quotes have to be in.</summary>
    [Required, StringLength(3, MinimumLength = 3)]
    public string Currency { get; set; } = "RUB";

    /// <summary>Where parcels start from.</summary>
    [RegularExpression("^[0-9]{6}$")]
    public string FromPostalCode { get; set; } = "";
}
