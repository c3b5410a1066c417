using System.ComponentModel.DataAnnotations;

namespace SystemUnderTest.Shop;

internal sealed class ShopOptions
{
    /// <summary>What everything costs in: one that every gateway takes.</summary>
    [Required, RegularExpression("^RUB$", ErrorMessage = "Shop:Currency must be RUB: YooKassa takes nothing else.")]
    public string Currency { get; set; } = "RUB";

    /// <summary>The gateway that is used where a request names none.</summary>
    [Required]
    public string Gateway { get; set; } = "yookassa";

    /// <summary>How often a step of an order may fail before the order is undone.</summary>
    [Range(1, 20)]
    public int MostFailures { get; set; } = 5;
}
